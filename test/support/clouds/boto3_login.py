"""Asks the AWS of this folder, or moto, for a login to ECR by the AWS SDK.

Reads one request as JSON from standard input, and writes as JSON what the SDK made of the answer:
{"login": ...}, or {"error": {"code": ..., "message": ...}}.
"""

import json
import sys

import boto3
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import ClientError


def login(ask):
    where = {"region_name": ask["region"], "endpoint_url": ask["url"]}
    sts = boto3.client("sts", config=Config(signature_version=UNSIGNED), **where)
    keys = sts.assume_role_with_web_identity(
        RoleArn=ask["role"], RoleSessionName="boto3", WebIdentityToken=ask["token"]
    )["Credentials"]
    client = boto3.client(
        ask["service"],
        aws_access_key_id=keys["AccessKeyId"],
        aws_secret_access_key=keys["SecretAccessKey"] + ask.get("append", ""),
        aws_session_token=None if ask.get("sessionless") else keys["SessionToken"],
        **where,
    )
    data = client.get_authorization_token()["authorizationData"]
    data = data[0] if isinstance(data, list) else data
    return {"token": data["authorizationToken"], "ends": data["expiresAt"].timestamp()}


request = json.load(sys.stdin)
try:
    answer = {"login": login(request)}
except ClientError as error:
    answer = {"error": {"code": error.response["Error"]["Code"], "message": error.response["Error"]["Message"]}}
json.dump(answer, sys.stdout)
