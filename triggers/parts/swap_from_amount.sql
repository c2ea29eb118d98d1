NEW.from_amount
