"""Reads and writes objects of any storage that speaks S3's language.

Key, region and address come from the environment, by the names every S3 tool knows; nothing of them is in the image.
"""

import hashlib
import hmac
import ipaddress
from datetime import datetime, timezone
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen


def get_object(bucket, key, env):
    """The open answer, to be read and closed."""
    return _request("GET", bucket, key, b"", env)


def put_object(bucket, key, body, env):
    _request("PUT", bucket, key, body, env).close()


def _request(method, bucket, key, body, env):
    scheme, host, path = _address(bucket, key, env)
    headers = _signed(method, host, path, body, env)
    request = Request(f"{scheme}://{host}{path}", headers=headers, method=method)
    if method == "PUT":
        request.data = body
        # Left out, urllib calls it the fields of a form, and the object keeps that type.
        request.add_header("content-type", "text/plain; charset=utf-8")
    try:
        return urlopen(request)
    except HTTPError as error:
        with error:
            reason = error.read().decode(errors="replace")
        raise RuntimeError(f"{method} {host}{path} answered {error.code}: {reason}") from None


def _address(bucket, key, env):
    default = f"https://s3.{env['AWS_REGION']}.amazonaws.com"
    url = urlsplit(env.get("AWS_ENDPOINT_URL_S3", default))
    path = "/" + quote(key, safe="/~")
    if _is_address(url.hostname):
        return url.scheme, url.netloc, f"/{bucket}{path}"
    return url.scheme, f"{bucket}.{url.netloc}", path


def _is_address(host):
    try:
        ipaddress.ip_address(host)
        return True
    except ValueError:
        return host == "localhost"


def _signed(method, host, path, body, env):
    """Signature Version 4: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html"""
    time = datetime.now(timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    digest = hashlib.sha256(body).hexdigest()
    headers = {"host": host, "x-amz-content-sha256": digest, "x-amz-date": time}
    if env.get("AWS_SESSION_TOKEN"):
        headers["x-amz-security-token"] = env["AWS_SESSION_TOKEN"]
    names = ";".join(headers)
    lines = [f"{name}:{value}" for name, value in headers.items()]
    canonical = "\n".join([method, path, "", *lines, "", names, digest])

    scope = [time[:8], env["AWS_REGION"], "s3", "aws4_request"]
    key = ("AWS4" + env["AWS_SECRET_ACCESS_KEY"]).encode()
    for part in scope:
        key = hmac.digest(key, part.encode(), "sha256")
    hashed = hashlib.sha256(canonical.encode()).hexdigest()
    text = "\n".join(["AWS4-HMAC-SHA256", time, "/".join(scope), hashed])
    signature = hmac.digest(key, text.encode(), "sha256").hex()
    credential = "/".join([env["AWS_ACCESS_KEY_ID"], *scope])
    return {
        **headers,
        "authorization": f"AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders={names}, Signature={signature}",
    }
