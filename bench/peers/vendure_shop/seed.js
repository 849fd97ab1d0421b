// Fill an empty database: what an order needs, and the products of PEER_CSV.
const { bootstrap } = require("@vendure/core");
const { populate } = require("@vendure/core/cli");
const { config } = require("./config.js");

const initial = {
  defaultLanguage: "en",
  defaultZone: "Asia",
  countries: [{ code: "CN", name: "China", zone: "Asia" }],
  taxRates: [{ name: "Standard Tax", percentage: 0 }],
  shippingMethods: [{ name: "Pickup", price: 0 }],
  paymentMethods: [
    {
      name: "Dummy",
      handler: { code: "dummy-payment-handler", arguments: [{ name: "automaticSettle", value: "true" }] },
    },
  ],
  collections: [],
};

populate(() => bootstrap(config), initial, process.env.PEER_CSV)
  .then((app) => app.close())
  .then(
    () => process.exit(0),
    (error) => {
      console.error(error);
      process.exit(1);
    },
  );
