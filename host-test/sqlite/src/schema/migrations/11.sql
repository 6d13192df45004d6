-- A telephone number is found by its last six digits: every way of writing it ends with these. E-mail
-- addresses with other letters get their new form by the program, see `schema::rekey_addresses`.
UPDATE OR REPLACE record_keys SET value = substr(replace(value, '+', ''), -6) WHERE kind = 'phone';
DELETE FROM record_keys WHERE kind = 'phone' AND value = '';
