"""A server that speaks S3 and checks every signature, as a program: moto, with one user and nothing else."""

import json
import sys

import boto3
from moto import mock_aws
from moto.core import set_initial_no_auth_action_count
from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import run_simple
from werkzeug.wrappers import Response


def main() -> None:
    mock = mock_aws()
    mock.start()
    iam = boto3.client("iam", "us-east-1", aws_access_key_id="x", aws_secret_access_key="x")
    iam.create_user(UserName="shop")
    everything = {
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}],
    }
    iam.put_user_policy(UserName="shop", PolicyName="shop", PolicyDocument=json.dumps(everything))
    papers = iam.create_access_key(UserName="shop")["AccessKey"]
    s3 = DomainDispatcherApplication(create_backend_app)
    checked = set_initial_no_auth_action_count(0)(s3)

    def application(environ, start_response):
        if environ["PATH_INFO"] == "/papers":
            return Response(f"{papers['AccessKeyId']} {papers['SecretAccessKey']}")(environ, start_response)
        return checked(environ, start_response)

    run_simple("127.0.0.1", int(sys.argv[1]), application, threaded=False)


if __name__ == "__main__":
    main()
