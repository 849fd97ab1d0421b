"""diandan 点单: ordering for cafés and restaurants, from the guest's phone to the counter."""
