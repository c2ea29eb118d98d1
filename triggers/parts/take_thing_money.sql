DELETE FROM swaps
WHERE :thing = OLD.pseudo_id AND :money = OLD.:transaction AND :when;

DELETE FROM fin_transactions WHERE id = OLD.:transaction AND :when;
