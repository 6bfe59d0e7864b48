"""Asks the servers of this folder for a login by a vendor's own SDK.

Reads one request as JSON from standard input, and writes as JSON what the SDK made of the answer:
{"login": {"username": ..., "password": ..., "ends": ...}}, {"rule": ...} where it asked which tags are immutable, or
{"error": {"code": ..., "message": ...}}.
"""

import json
import sys


def alibaba_keys(ask):
    from alibabacloud_sts20150401 import models
    from alibabacloud_sts20150401.client import Client
    from alibabacloud_tea_openapi.utils_models import Config

    # The call is anonymous; the client wants keys all the same.
    config = Config(access_key_id="none", access_key_secret="none", protocol="HTTP", endpoint=ask["sts"])
    given = Client(config).assume_role_with_oidc(
        models.AssumeRoleWithOIDCRequest(
            role_arn=ask["role"],
            oidcprovider_arn=ask["provider"],
            oidctoken=ask["token"],
            role_session_name="vendor-sdk",
            duration_seconds=900,
        )
    )
    keys = given.body.credentials
    return keys.access_key_id, keys.access_key_secret + ask["append"], keys.security_token


def alibaba_client(ask, algorithm):
    from alibabacloud_cr20181201.client import Client
    from alibabacloud_tea_openapi.utils_models import Config

    key, secret, token = alibaba_keys(ask)
    config = Config(
        access_key_id=key,
        access_key_secret=secret,
        security_token=token,
        protocol="HTTP",
        endpoint=ask["registry"],
        signature_algorithm=algorithm,
    )
    return Client(config)


def alibaba_openapi(ask, algorithm):
    """alibabacloud_cr20181201: signs by version 3, or by HMAC-SHA1 ("v2") over query and form."""
    from alibabacloud_cr20181201 import models

    request = models.GetAuthorizationTokenRequest(instance_id=ask["instance"])
    body = alibaba_client(ask, algorithm).get_authorization_token(request).body
    return {"username": body.temp_username, "password": body.authorization_token, "ends": body.expire_time}


def alibaba_rule(ask):
    from alibabacloud_cr20181201 import models

    request = models.GetRepositoryRequest(
        instance_id=ask["instance"], repo_namespace_name="team", repo_name="app"
    )
    return alibaba_client(ask, None).get_repository(request).body.tag_immutability


def alibaba_core(ask, request):
    """aliyun-python-sdk-core: RPC by GET, and ROA, both by HMAC-SHA1."""
    from aliyunsdkcore.auth.credentials import StsTokenCredential
    from aliyunsdkcore.client import AcsClient

    client = AcsClient(region_id="cn-hangzhou", credential=StsTokenCredential(*alibaba_keys(ask)))
    request.set_endpoint(ask["registry"])
    request.set_protocol_type("http")
    return json.loads(client.do_action_with_exception(request))


def alibaba_rpc(ask):
    from aliyunsdkcr.request.v20181201.GetAuthorizationTokenRequest import GetAuthorizationTokenRequest

    request = GetAuthorizationTokenRequest()
    request.set_InstanceId(ask["instance"])
    request.set_method("GET")
    body = alibaba_core(ask, request)
    return {
        "username": body["TempUsername"],
        "password": body["AuthorizationToken"],
        "ends": body["ExpireTime"],
    }


def alibaba_roa(ask):
    from aliyunsdkcr.request.v20160607.GetAuthorizationTokenRequest import GetAuthorizationTokenRequest

    data = alibaba_core(ask, GetAuthorizationTokenRequest())["data"]
    return {
        "username": data["tempUserName"],
        "password": data["authorizationToken"],
        "ends": data["expireDate"],
    }


def tencent_client(ask):
    from tencentcloud.common.common_client import CommonClient
    from tencentcloud.common.credential import Credential
    from tencentcloud.common.profile.client_profile import ClientProfile
    from tencentcloud.common.profile.http_profile import HttpProfile
    from tencentcloud.tcr.v20190924.tcr_client import TcrClient

    def profile(endpoint):
        return ClientProfile(httpProfile=HttpProfile(endpoint=endpoint, protocol="http"))

    region = "ap-guangzhou"
    # As the SDK's OIDCRoleArnCredential does, which takes https only.
    sts = CommonClient("sts", "2018-08-13", None, region, profile(ask["sts"]))
    asked = {
        "ProviderId": ask["provider"],
        "WebIdentityToken": ask["token"],
        "RoleArn": ask["role"],
        "RoleSessionName": "vendor-sdk",
        "DurationSeconds": 7200,
    }
    given = sts.call_json("AssumeRoleWithWebIdentity", asked, options={"SkipSign": True})
    keys = given["Response"]["Credentials"]
    credential = Credential(keys["TmpSecretId"], keys["TmpSecretKey"] + ask["append"], keys["Token"])
    return TcrClient(credential, region, profile(ask["registry"]))


def tencent(ask):
    from tencentcloud.tcr.v20190924.models import CreateInstanceTokenRequest

    request = CreateInstanceTokenRequest()
    request.RegistryId = ask["instance"]
    request.TokenType = "temp"
    body = tencent_client(ask).CreateInstanceToken(request)
    return {"username": body.Username, "password": body.Token, "ends": body.ExpTime}


def tencent_rule(ask):
    from tencentcloud.tcr.v20190924.models import DescribeImmutableTagRulesRequest

    request = DescribeImmutableTagRulesRequest()
    request.RegistryId = ask["instance"]
    request.Page = 1
    request.PageSize = 100
    body = tencent_client(ask).DescribeImmutableTagRules(request)
    return {"total": body.Total, "rules": [json.loads(rule.to_json_string()) for rule in body.Rules]}


clients = {
    "alibaba-v3": lambda ask: alibaba_openapi(ask, None),
    "alibaba-v2": lambda ask: alibaba_openapi(ask, "v2"),
    "alibaba-rpc": alibaba_rpc,
    "alibaba-roa": alibaba_roa,
    "tencent": tencent,
}

rules = {"alibaba-rule": alibaba_rule, "tencent-rule": tencent_rule}


def code_of(error):
    """Each SDK has its own way to say it."""
    for name in ("code", "get_error_code", "error_code"):
        value = getattr(error, name, None)
        value = value() if callable(value) else value
        if value:
            return str(value)
    return type(error).__name__


def main():
    ask = json.load(sys.stdin)
    try:
        name = ask["client"]
        answer = {"rule": rules[name](ask)} if name in rules else {"login": clients[name](ask)}
    except Exception as error:  # an SDK's "no", or its surprise: the test says which it wants
        answer = {"error": {"code": code_of(error), "message": str(error)}}
    json.dump(answer, sys.stdout)


main()
