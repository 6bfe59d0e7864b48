"""Has the server of alibaba-scan.ts scan an image by the vendor's own SDK (alibabacloud_cr20181201).

Reads one request as JSON from standard input, and writes as JSON what the SDK made of the answers:
{"statuses": [...], "engine": ..., "findings": [...]}, or {"error": {"code": ..., "message": ...}}.
"""

import json
import sys

from alibabacloud_cr20181201 import models
from alibabacloud_cr20181201.client import Client
from alibabacloud_tea_openapi.utils_models import Config


def scan(ask):
    client = Client(
        Config(
            access_key_id=ask["key"],
            access_key_secret=ask["secret"],
            protocol="HTTP",
            endpoint=ask["endpoint"],
            signature_algorithm=ask["algorithm"],
        )
    )
    namespace, name = ask["repository"].split("/", 1)
    found = client.get_repository(
        models.GetRepositoryRequest(
            instance_id=ask["instance"], repo_namespace_name=namespace, repo_name=name
        )
    )
    image = {"instance_id": ask["instance"], "repo_id": found.body.repo_id, "tag": ask["tag"]}
    client.create_repo_tag_scan_task(models.CreateRepoTagScanTaskRequest(**image))
    statuses = []
    while True:
        status = client.get_repo_tag_scan_status(models.GetRepoTagScanStatusRequest(**image)).body
        statuses.append(status.status)
        if status.status in ("COMPLETE", "FAILED"):
            break
    findings = []
    page = 0
    total = 1
    while len(findings) < total:
        page += 1
        request = models.ListRepoTagScanResultRequest(**image, page_no=page, page_size=2)
        body = client.list_repo_tag_scan_result(request).body
        total = body.total_count
        findings += [
            [one.cve_name, one.severity, one.feature, one.version, one.version_fixed]
            for one in body.vulnerabilities
        ]
    return {"statuses": statuses, "engine": status.scan_service, "findings": findings}


try:
    answer = scan(json.load(sys.stdin))
except Exception as error:  # an SDK's "no", or its surprise: the test says which it wants
    answer = {"error": {"code": str(getattr(error, "code", type(error).__name__)), "message": str(error)}}
json.dump(answer, sys.stdout)
