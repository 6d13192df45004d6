-- A SKU that is written in another case there is looked for, too.
CREATE INDEX record_keys_in_any_case ON record_keys (shop, value COLLATE NOCASE)
    WHERE entity = 'product' AND kind = 'sku';
