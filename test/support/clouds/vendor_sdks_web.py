"""Asks the servers of this folder for a login by the SDKs of Google and Microsoft.

Reads one request as JSON from standard input, and writes as JSON what the SDK made of the answer:
{"answer": ...}, or {"error": "..."}.
"""

import json
import sys


def google(ask):
    from google.auth import identity_pool
    from google.auth.transport.requests import Request

    class Supplier(identity_pool.SubjectTokenSupplier):
        def get_subject_token(self, context, request):
            return ask["token"]

    credentials = identity_pool.Credentials(
        audience="//iam.googleapis.com/" + ask["provider"],
        subject_token_type="urn:ietf:params:oauth:token-type:jwt",
        token_url=ask["url"] + "/v1/token",
        subject_token_supplier=Supplier(),
        service_account_impersonation_url=ask.get("account")
        and ask["url"] + "/v1/projects/-/serviceAccounts/" + ask["account"] + ":generateAccessToken",
        scopes=["https://www.googleapis.com/auth/cloud-platform"],
    )
    credentials.refresh(Request())
    return {"token": credentials.token, "ends": credentials.expiry.timestamp()}


def azure(ask):
    from azure.containerregistry import ContainerRegistryClient
    from azure.core.pipeline.transport import RequestsTransport
    from azure.identity import ClientAssertionCredential

    class Plain(RequestsTransport):
        """The SDK takes only https addresses, the servers of the test speak plain HTTP."""

        def send(self, request, **options):
            request.url = request.url.replace("https://", "http://", 1)
            return super().send(request, **options)

    credential = ClientAssertionCredential(
        ask["tenant"],
        ask["client"],
        lambda: ask["token"],
        authority="https://" + ask["host"],
        disable_instance_discovery=True,
        transport=Plain(),
    )
    registry = ContainerRegistryClient("https://" + ask["host"], credential, transport=Plain(), retry_total=0)
    return {"repositories": list(registry.list_repository_names())}


request = json.load(sys.stdin)
try:
    answer = {"answer": {"google": google, "azure": azure}[request["cloud"]](request)}
except Exception as error:  # noqa: BLE001 (an SDK's own classes)
    answer = {"error": str(error)}
json.dump(answer, sys.stdout)
