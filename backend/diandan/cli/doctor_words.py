"""What the doctor says, in two languages: when it is well, and what to do when it is not."""

from typing import NamedTuple


class Words(NamedTuple):
    """One sentence in Chinese and in English."""

    zh: str
    en: str


WELL: dict[str, Words] = {
    "python.version": Words("Python {version}", "Python {version}"),
    "secret_key.source": Words(
        "DIANDAN_SECRET_KEY 来自环境变量", "DIANDAN_SECRET_KEY comes from the environment"
    ),
    "field_keys.source": Words(
        "DIANDAN_FIELD_KEYS 来自环境变量", "DIANDAN_FIELD_KEYS comes from the environment"
    ),
    "keys.private": Words("{path} 只有所有者能读", "{path} is its owner's alone"),
    "field_keys.form": Words("敏感列用密钥 {key} 加密", "columns are encrypted with key {key}"),
    "public_url.https": Words("顾客使用 {url}", "guests use {url}"),
    "cookies.secure": Words("Cookie 只走 TLS", "cookies travel over TLS only"),
    "live_url.wss": Words("实时通道 {url}", "live screens use {url}"),
    "hosts.named": Words("只回应 {hosts}", "only {hosts} is answered to"),
    "proxy.trusted": Words("信任前面的代理", "the proxy in front is believed"),
    "data.writable": Words("{folder} 可写", "{folder} can be written"),
    "data.room": Words("那里还有 {free_gib} GiB", "{free_gib} GiB are free there"),
    "clock.database": Words("数据库的时钟一致", "the database's clock agrees with ours"),
    "database.answers": Words("数据库有回应：{name}", "the database answers: {name}"),
    "database.version": Words("{name} {version}", "{name} {version}"),
    "database.isolation": Words("隔离级别 {level}", "units see what is committed: {level}"),
    "database.letters": Words("字符集 {charset}", "every letter can be kept: {charset}"),
    "database.capitals": Words("表区分大小写", "tables tell capitals from small letters"),
    "database.durable": Words("付了款的订单断电也不丢", "a paid order survives a power cut"),
    "database.connections": Words(
        "连接数够用：需要约 {needed}，可用 {allowed}", "{needed} connections are needed, {allowed} allowed"
    ),
    "database.writers": Words("网页进程 {workers} 个", "{workers} web process(es)"),
    "database.shape": Words("数据库结构是最新的", "the database has today's shape"),
    "limits.shared": Words(
        "限流在 {workers} 个网页进程的内存里计数",
        "limits are counted in the memory of {workers} web process",
    ),
    "redis.answers": Words("Redis {version} 有回应", "Redis {version} answers"),
    "redis.keeps": Words("Redis 不会丢弃内容", "Redis keeps what it was given"),
    "broker.writers": Words("消息由 RabbitMQ 交给其他进程", "facts go by RabbitMQ to other processes"),
    "broker.answers": Words("RabbitMQ {version} 有回应", "RabbitMQ {version} answers"),
    "bucket.usable": Words("图片桶可用", "the bucket for pictures is there"),
    "shop.brands": Words("品牌 {count} 个", "{count} brand(s)"),
    "money.apart": Words("演练的钱和真钱分开", "play money and real money are apart"),
    "facts.heard": Words("每件事都有人接手", "nothing that happened was given up"),
    "guest_pages.built": Words("顾客页面已构建", "the guest pages are built"),
    "console_pages.built": Words("后台页面已构建", "the console is built"),
}

TROUBLE: dict[str, Words] = {
    "python.version": Words(
        "Python {version}：需要 3.11 或更新", "Python {version}: 3.11 or newer is needed"
    ),
    "secret_key.source": Words(
        "DIANDAN_SECRET_KEY 是自动生成的，放在数据旁边：谁复制 {folder} 谁就能打开一切",
        "DIANDAN_SECRET_KEY is generated and lies beside the data: a copy of {folder} opens all",
    ),
    "field_keys.source": Words(
        "DIANDAN_FIELD_KEYS 是自动生成的，放在数据旁边：谁复制 {folder} 谁就能打开一切",
        "DIANDAN_FIELD_KEYS is generated and lies beside the data: a copy of {folder} opens all",
    ),
    "keys.private": Words("别人也能读 {path}：chmod 600", "others may read {path}: chmod 600"),
    "field_keys.form": Words("密钥不能用：{why}", "the keys cannot be used: {why}"),
    "public_url.https": Words(
        "公开地址不是 https：没有摄像头和定位，Cookie 是明文",
        "the public address is not https: no camera, no location, and cookies in clear text",
    ),
    "public_url.set": Words(
        "没有设置 DIANDAN_PUBLIC_URL：店内网络可以，对外不行",
        "DIANDAN_PUBLIC_URL is not set: fine in a shop's own network, not beyond it",
    ),
    "cookies.secure": Words("DIANDAN_COOKIES_SECURE 是 0", "DIANDAN_COOKIES_SECURE is 0"),
    "live_url.wss": Words(
        "https 页面打不开 ws://：把 DIANDAN_LIVE_URL 设为实时通道的 wss:// 地址",
        "an https page cannot open ws://: set DIANDAN_LIVE_URL to the wss:// address of the hub",
    ),
    "hosts.named": Words(
        "任何主机名都会回应：设置 DIANDAN_ALLOWED_HOSTS",
        "any host name is answered to: set DIANDAN_ALLOWED_HOSTS",
    ),
    "proxy.trusted": Words(
        "公开地址是 https 却不信任代理：顾客看起来都来自同一地址；设置 DIANDAN_TRUST_PROXY=1",
        "https, but no proxy is believed: all guests seem to share one address; set DIANDAN_TRUST_PROXY=1",
    ),
    "data.writable": Words("{folder} 不可写", "{folder} cannot be written"),
    "data.room": Words(
        "那里只剩 {free_mib} MiB：至少要 1 GiB", "only {free_mib} MiB are free there: 1 GiB is the least"
    ),
    "clock.database": Words(
        "数据库的时钟差 {seconds} 秒：让两台机器对时",
        "the database's clock is {seconds} s away from ours: let both machines ask a time server",
    ),
    "database.answers": Words("数据库没有回应：{why}", "the database does not answer: {why}"),
    "database.driver": Words(
        "缺少数据库驱动：安装 requirements-servers.lock",
        "the driver of this database is missing: install requirements-servers.lock",
    ),
    "database.version": Words(
        "{name} {version} 太旧：需要 {least} 或更新",
        "{name} {version} is too old: {least} or newer is needed",
    ),
    "database.unverified": Words(
        "{name} {version} 可用但没有随测试运行：MariaDB 和 PostgreSQL 有",
        "{name} {version} should work but is not what the tests run on: MariaDB and PostgreSQL are",
    ),
    "database.isolation": Words(
        "隔离级别是 {level}：应为 read committed；去掉地址里的设置",
        "the isolation is {level}: read committed is needed; take the setting out of the address",
    ),
    "database.letters": Words(
        "字符集是 {charset}：表情和部分汉字存不下；需要 UTF-8",
        "{charset} cannot keep every letter: make the database anew in UTF-8",
    ),
    "database.capitals": Words(
        "{count} 列不区分大小写（{first}）：令牌会混淆；导出后用 `diandan migrate` 重建",
        "{count} columns do not tell capitals ({first}): make the tables anew with `diandan migrate`",
    ),
    "database.durable": Words(
        "{setting} 会在断电时丢掉已付款的订单", "{setting} loses paid orders in a power cut"
    ),
    "database.connections": Words(
        "需要约 {needed} 个连接，数据库只给 {allowed} 个：调高上限，或减少 DIANDAN_WEB_THREADS",
        "about {needed} connections are needed, {allowed} allowed: raise that, or lower DIANDAN_WEB_THREADS",
    ),
    "database.writers": Words(
        "{workers} 个网页进程共用 SQLite：SQLite 只有一个写者；设为 1，或改用数据库服务器",
        "{workers} web processes on SQLite, which has one writer: one process, or a database server",
    ),
    "database.journal": Words("SQLite 的日志模式是 {mode}：应为 wal", "SQLite's journal is {mode}: want wal"),
    "database.shape": Words(
        "数据库差 {steps} 步：运行 `diandan migrate`", "run `diandan migrate` ({steps} steps)"
    ),
    "limits.shared": Words(
        "{workers} 个网页进程各自限流：设置 DIANDAN_REDIS_URL",
        "each of {workers} web processes counts limits for itself: set DIANDAN_REDIS_URL",
    ),
    "scale.installed": Words(
        "设置了 {setting}，却没有装它的库：安装 requirements-scale.lock",
        "{setting} is set, but its library is missing: install what is in requirements-scale.lock",
    ),
    "redis.answers": Words("Redis 没有回应：{why}", "Redis does not answer: {why}"),
    "redis.keeps": Words(
        "Redis 的 {policy} 会丢掉屏幕正在看的内容：设为 noeviction",
        "Redis throws out topics that screens follow ({policy}): set noeviction",
    ),
    "broker.writers": Words(
        "SQLite 只有一个写者：改用数据库服务器，或去掉 DIANDAN_AMQP_URL",
        "SQLite has one writer: use a database server, or leave DIANDAN_AMQP_URL out",
    ),
    "broker.answers": Words("RabbitMQ 没有回应：{why}", "RabbitMQ does not answer: {why}"),
    "bucket.usable": Words("图片桶不可用：{why}", "the bucket for pictures cannot be used: {why}"),
    "shop.brands": Words(
        "还没有品牌：运行 `diandan setup`，想先看看就运行 `diandan demo`",
        "there is no brand: run `diandan setup`, or `diandan demo` to look around",
    ),
    "money.apart": Words(
        "演练和真钱混在一起：收款账户 {accounts}",
        "play money and real money together: payment accounts {accounts}",
    ),
    "facts.heard": Words(
        "有 {count} 件事试了多次后被搁置：{handlers}。最近一次：{error}。"
        "`diandan parked` 列出，`diandan relay retry` 重试",
        "{count} thing(s) given up after many tries: {handlers}. The last one: {error}. "
        "`diandan parked` lists them, `diandan relay retry` has them tried again",
    ),
    "money.play": Words(
        "演练的钱对外开放：真店请去掉 DIANDAN_SANDBOX",
        "play money behind a public address: a real shop leaves DIANDAN_SANDBOX out",
    ),
    "guest_pages.built": Words("{folder} 缺失：运行 `make build`", "{folder} is missing: run `make build`"),
    "console_pages.built": Words("{folder} 缺失：运行 `make build`", "{folder} is missing: run `make build`"),
}
