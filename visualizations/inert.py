"""Text that does nothing in a page: data that cannot end its element, and a policy that names what may run by its hash."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Sequence


def safe_json(value: object) -> str:
    """JSON that may stand in a script element: nothing in it can end the element, open a comment or break a line of script."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for unsafe in ("<", ">", "&", "\u2028", "\u2029"):
        text = text.replace(unsafe, f"\\u{ord(unsafe):04x}")
    return text


def inert_script(text: str) -> str:
    """Script text in which nothing can end the script element or open a comment; such strings occur only inside string literals."""
    return re.sub(r"<(?=/script|!--)", r"\\x3c", text, flags=re.IGNORECASE)


def inert_style(text: str) -> str:
    """The same for a style element."""
    return re.sub(r"<(?=/style)", r"\\3c ", text, flags=re.IGNORECASE)


def policy(scripts: Sequence[str], styles: Sequence[str], *, live: bool = False) -> str:
    """No request to anywhere (of a served page: to its own server only), and only what this file was written with may run.

    Pictures are those that the page itself draws. Places of cards are set by script on `element.style`, which no markup can do.
    """
    connect = "connect-src 'self'; " if live else ""
    return (
        f"default-src 'none'; script-src {' '.join(map(_hash, scripts))}; style-src {' '.join(map(_hash, styles))}; "
        f"img-src data: blob:; {connect}base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
