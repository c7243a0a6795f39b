"""Our own supervisor over PostgreSQL's programs: a Unix socket, peer identity, no passwords, no open folders."""
