"""WeChat Pay v3 behind the payment port: JSAPI, H5 and native, notices, refunds, the day's statement."""
