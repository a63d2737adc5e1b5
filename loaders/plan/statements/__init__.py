"""Tables of statements in; misi, tujuan, sasaran, strategi and arah kebijakan out, of the region and of the plan."""
