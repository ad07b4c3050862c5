"""Where jobs are done: in this process and others beside it, or on a cluster."""
