"""Settings, read from the environment that the launcher (or the operator) prepares.

KITH_MODE is `demo`, `test` or `live`. KITH_DB_WEB_URL is the login that cannot bypass row-level security;
KITH_DB_OWNER_URL is the login that owns the tables and is given only to migrations, the worker and commands.
"""

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.utils.csp import CSP

ROOT = Path(__file__).resolve().parents[3]
SRC = ROOT / "src"
KITH_MODE = os.environ.get("KITH_MODE", "live")
if KITH_MODE not in {"demo", "test", "live"}:
    raise ValueError("KITH_MODE must be demo, test or live")
LIVE = KITH_MODE == "live"
KITH_DATA = Path(os.environ.get("KITH_DATA", ROOT / "var"))

KITH_ANCHOR = Path(os.environ.get("KITH_ANCHOR", KITH_DATA / "anchors" / "heads.txt"))

DEBUG = False
SECRET_KEY = os.environ.get("KITH_SECRET_KEY", "" if LIVE else "only-for-demonstration-and-tests")
ALLOWED_HOSTS = os.environ.get("KITH_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("KITH_ORIGINS", "").split(",") if origin]
KITH_CLAMD = os.environ.get("KITH_CLAMD", "")
"""A virus scanner (clamd): a socket file's path, or host:port. Files brought are then held until it has looked."""
KITH_PHOTOGRAPH_KEYS = os.environ.get(
    "KITH_PHOTOGRAPH_KEYS", "" if LIVE else "invented:b25seS1mb3ItZGVtb25zdHJhdGlvbi1hbmQtdGVzdHM"
)
"""The keys that photographs are encrypted with, the newest first: docs/how-to/deploy.md."""
KITH_ADDRESS = os.environ.get("KITH_ADDRESS", "http://127.0.0.1:8000")

HANDBOOK_FOLDERS = [
    ROOT / "handbook" / folder for folder in os.environ.get("KITH_HANDBOOK", "england,devon").split(",")
]

INSTALLED_APPS = [
    "kith.config",
    "kith.desk",
    "kith.exchange",
    "kith.reviews",
    "kith.measures",
    "kith.linkage",
    "kith.chronology",
    "kith.protection",
    "kith.prebirth",
    "kith.strategy",
    "kith.safety",
    "kith.injuries",
    "kith.referrals",
    "kith.people",
    "kith.interviews",
    "kith.directory",
    "kith.access",
    "kith.design",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "axes",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pads at random and our tokens are masked afresh, against BREACH
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "kith.config.middleware.moment",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "kith.config.middleware.actor",
    "kith.config.middleware.chrome",
    "kith.config.middleware.closed_by_default",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "kith.config.urls"
WSGI_APPLICATION = "kith.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "kith.design.environment.environment"},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SRC / "kith" / "config" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]


def database(url: str, options: dict[str, Any]) -> dict[str, Any]:
    """Turn postgresql://user:password@host:port/name?host=/socket/folder into Django's words."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": query.pop("port", str(parts.port or "")),
        "OPTIONS": {**query, **options},
        "CONN_HEALTH_CHECKS": True,
    }


WEB_URL = os.environ.get("KITH_DB_WEB_URL", "postgresql://kith_web@127.0.0.1/kith")
OWNER_URL = os.environ.get("KITH_DB_OWNER_URL", "")
KITH_WEB_ROLE = unquote(urlsplit(WEB_URL).username or "kith_web")
KITH_ACTS_AS_OWNER = bool(OWNER_URL) and os.environ.get("KITH_PROCESS") != "web"

if KITH_ACTS_AS_OWNER:
    DATABASES = {"default": database(OWNER_URL, {"options": "-c kith.maintenance=on"})}
else:
    pool = {"min_size": 2, "max_size": int(os.environ.get("KITH_POOL", "12")), "timeout": 10}
    DATABASES = {"default": database(WEB_URL, {"pool": pool})}

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "access.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

ACCOUNT_ADAPTER = "kith.config.sign_in.Accounts"
SOCIALACCOUNT_ADAPTER = "kith.config.sign_in.Providers"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {"login_failed": None}  # axes counts wrong passwords, in the database
SOCIALACCOUNT_AUTO_SIGNUP = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": json.loads(os.environ.get("KITH_OPENID_PROVIDERS", "[]"))}}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Kith"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not LIVE
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "kith.config.sign_in.locked_out"
AXES_USERNAME_FORM_FIELD = "login"
AXES_VERBOSE = False
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "kith_session"
SESSION_COOKIE_AGE = 60 * int(os.environ.get("KITH_SESSION_MINUTES", "30"))
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
KITH_SESSION_LONGEST_HOURS = 12
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LIVE
CSRF_COOKIE_NAME = "kith_csrf"
CSRF_FAILURE_VIEW = "kith.config.views.csrf_failure"

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [
        CSP.SELF,
        *[p["settings"]["server_url"] for p in SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]],
    ],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "manifest-src": [CSP.SELF],
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = LIVE
SECURE_HSTS_SECONDS = 31_536_000 if LIVE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = LIVE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if LIVE else None
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 13 * 1024 * 1024  # a photograph is never written to a disk before it is encrypted
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

MAILERS: dict[str, Any] = {
    "live": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": os.environ.get("KITH_SMTP_HOST", "localhost"),
            "port": int(os.environ.get("KITH_SMTP_PORT", "25")),
            "username": os.environ.get("KITH_SMTP_USER", ""),
            "password": os.environ.get("KITH_SMTP_PASSWORD", ""),
            "use_tls": os.environ.get("KITH_SMTP_TLS", "") == "1",
            "timeout": 20,
        },
    },
    "demo": {
        "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "OPTIONS": {"file_path": str(KITH_DATA / "mail")},
    },
    "test": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"},
}
MAILERS = {"default": MAILERS[KITH_MODE]}
DEFAULT_FROM_EMAIL = os.environ.get("KITH_MAIL_FROM", "kith@partnership.example")

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("KITH_STATIC", ROOT / "build" / "static"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if KITH_MODE == "test"
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
if KITH_MODE == "test":
    MIDDLEWARE.remove("whitenoise.middleware.WhiteNoiseMiddleware")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"kith": {"level": "INFO"}, "django.request": {"level": "ERROR"}},
}
SILENCED_SYSTEM_CHECKS: list[str] = []
