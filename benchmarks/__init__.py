"""Benchmarks: the generator beside its peers, on the same texts, on the same machine, in turn."""
