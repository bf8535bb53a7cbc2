"""Settings of the site. What differs between sites comes from the environment; secrets come from the home folder."""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from alongside.partnership.config import going_live, logs
from alongside.partnership.config.database.connections import django_databases
from alongside.partnership.config.database.home import home_folder, read_secrets

PROJECT_FOLDER = Path(__file__).resolve().parents[4]
HOME_FOLDER = home_folder()
SECRETS = read_secrets()

MODE = going_live.Mode(os.environ.get("ALONGSIDE_MODE", "DEMO").upper())
IS_LIVE = MODE is going_live.Mode.LIVE
DEBUG = False
SECRET_KEY = os.environ.get("ALONGSIDE_SECRET_KEY") or ("" if IS_LIVE else SECRETS["django_secret_key"])
FIELD_ENCRYPTION_KEY = SECRETS["field_encryption_key"]
SITE_ADDRESS = os.environ.get("ALONGSIDE_ADDRESS", "http://127.0.0.1:8000")
ALLOWED_HOSTS = os.environ.get("ALONGSIDE_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS]
if IS_LIVE:
    going_live.refuse_unless_ready(secret_key=SECRET_KEY, address=SITE_ADDRESS, hosts=ALLOWED_HOSTS, home=HOME_FOLDER)

ROOMS = [
    "pages", "trail", "agencies", "figures", "services", "families", "sharing",
    "violence", "taskforce", "pathway", "duty", "desk", "demo", "config",
]  # fmt: skip
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_structlog",
    *(f"alongside.partnership.{room}" for room in ROOMS if IS_LIVE is False or room != "demo"),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "alongside.partnership.config.logs.NamePageInLogs",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "alongside.partnership.pages.middleware.DressBareRefusals",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "alongside.partnership.agencies.middleware.LimitFormsWithoutSignIn",
    "alongside.partnership.agencies.middleware.KeepFormAtTimeOut",
    "alongside.partnership.agencies.middleware.ActAsWorker",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "alongside.partnership.config.urls"
WSGI_APPLICATION = "alongside.partnership.config.wsgi.application"
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # an e-mail is unique whatever its capitals: a constraint on Lower(email)

DATABASES = django_databases()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "config_cache"},
}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": False,
        "DIRS": [PROJECT_FOLDER / f"src/alongside/partnership/{room}/templates" for room in ROOMS],
        "OPTIONS": {"environment": "alongside.partnership.pages.environment.environment"},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",  # the libraries' own text e-mails
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

# Signing in
AUTH_USER_MODEL = "agencies.Worker"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "alongside.partnership.agencies.sign_in.InvitedOnly"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an address is proved when its owner accepts the invitation sent to it
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no letter to addresses that somebody typed, and nothing to sign up for
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip"}  # one account's lock-out is django-axes' alone, with its own page
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("ALONGSIDE_PROXIES", "0"))  # whose X-Forwarded-For is believed
MFA_ADAPTER = "alongside.partnership.agencies.sign_in.EncryptedAuthenticator"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Alongside"
AUTHENTICATOR_APP_IS_OBLIGATORY = IS_LIVE
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "alongside.partnership.agencies.sign_in.locked_out"
AXES_USERNAME_CALLABLE = "alongside.partnership.agencies.sign_in.address_typed"
AXES_CLIENT_IP_CALLABLE = "alongside.partnership.agencies.sign_in.client_address"
AXES_DISABLE_ACCESS_LOG = True  # who signed in stands in the trail
AXES_VERBOSE = False
AXES_RESET_ON_SUCCESS = True
IDLE_MINUTES = 30
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_SERIALIZER = "alongside.partnership.agencies.sealing.SealedSession"
EMAIL_BACKEND = os.environ.get("ALONGSIDE_EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = HOME_FOLDER / "mail"
EMAIL_CONFIG = os.environ.get("ALONGSIDE_EMAIL_HOST", "")
EMAIL_HOST = EMAIL_CONFIG or "localhost"
DEFAULT_FROM_EMAIL = os.environ.get("ALONGSIDE_EMAIL_FROM", "alongside@localhost")

# Headers
SECURE_SSL_REDIRECT = IS_LIVE
SESSION_COOKIE_SECURE = IS_LIVE
CSRF_COOKIE_SECURE = IS_LIVE
SECURE_HSTS_SECONDS = 31_536_000 if IS_LIVE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_LIVE
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_LIVE else None
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "alongside.partnership.pages.views.form_not_trusted"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

# Words, clocks and files
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
LOCALE_PATHS = [PROJECT_FOLDER / "src/alongside/partnership/pages/locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"
STATIC_URL = "/static/"
STATIC_ROOT = HOME_FOLDER / "static"
STATICFILES_DIRS = [PROJECT_FOLDER / "build/assets"] if (PROJECT_FOLDER / "build/assets").is_dir() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
OPEN_DATA_FOLDER = Path(os.environ.get("ALONGSIDE_OPEN_DATA", PROJECT_FOLDER.parent / "shared" / "data"))
EVIDENCE_FOLDER = HOME_FOLDER / "evidence"

# History, jobs and logs
PGHISTORY_INSTALL_CONTEXT_FUNC_ON_MIGRATE = False
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
DJANGO_STRUCTLOG_USER_ID_FIELD = None
LOGGING = logs.configure(to_folder=HOME_FOLDER / "log")
