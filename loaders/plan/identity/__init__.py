"""Title page, captions, file name and the user's word in; whose plan a document is, for which years and of what kind out."""
