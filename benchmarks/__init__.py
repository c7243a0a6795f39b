"""Measurements of Kith, each with a peer in the same run: `./run bench NAME --json` prints one JSON object."""
