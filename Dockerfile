# Kith for `./run serve`. The database is another service: see compose.yaml.
FROM python:3.13-slim AS made
WORKDIR /kith
COPY . .
# Environment, styles and scripts are made here, so that a container starts without a network.
RUN KITH_DATA=/tmp/kith ./run prepare && rm -rf node_modules .tools /root/.cache /tmp/kith

FROM python:3.13-slim
RUN useradd --system --create-home --home-dir /var/lib/kith kith
COPY --from=made --chown=root:root /kith /kith
WORKDIR /kith
USER kith
ENV KITH_DATA=/var/lib/kith PYTHONUNBUFFERED=1
VOLUME /var/lib/kith
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
    CMD ["python3", "-c", "import os, urllib.request as u; u.urlopen(u.Request('http://127.0.0.1:8000/healthz', headers={'Host': os.environ['KITH_HOSTS'].split(',')[0]}))"]
CMD ["./run", "serve", "--host", "0.0.0.0", "--port", "8000"]
