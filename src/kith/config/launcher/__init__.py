"""What `./run` does once there is an environment: database, assets, processes, checks. Plain Python, no Django."""
