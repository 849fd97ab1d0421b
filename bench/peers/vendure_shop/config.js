// Vendure as the comparison runs it: one process, SQLite, its own dummy payment. The file name comes from PEER_DATABASE.
const { DefaultJobQueuePlugin, DefaultLogger, LogLevel, dummyPaymentHandler } = require("@vendure/core");

exports.config = {
  apiOptions: {
    hostname: "127.0.0.1",
    port: Number(process.env.PEER_PORT ?? 0),
    shopApiPath: "shop-api",
    adminApiPath: "admin-api",
    shopListQueryLimit: 500,
  },
  authOptions: {
    tokenMethod: "bearer",
    superadminCredentials: { identifier: "superadmin", password: "superadmin" },
    cookieOptions: { secret: "peer" },
  },
  dbConnectionOptions: {
    type: "better-sqlite3",
    database: process.env.PEER_DATABASE,
    synchronize: process.env.PEER_SEEDS === "1",
    enableWAL: true,
    logging: false,
  },
  paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
  plugins: [DefaultJobQueuePlugin.init({ useDatabaseForBuffer: true })],
  logger: new DefaultLogger({ level: LogLevel.Error }),
};
