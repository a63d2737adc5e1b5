"""What a load does: a graph in, taken apart by document and compared with what is stored, batched changes out."""
