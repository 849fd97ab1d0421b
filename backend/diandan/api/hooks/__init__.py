"""What providers call: proven by signature, one flow each."""

from diandan.api.hooks import alipay, wechat_mini, wechatpay
from diandan.api.shared import auth
from diandan.api.shared.building import make_api

api = make_api(audience="hooks", title="diandan hooks", auth=auth.undeclared)

for resource in (alipay, wechat_mini, wechatpay):
    api.add_router("", resource.router)
