SELECT RAISE(ABORT, ':table.id: is in use, other rows refer to it; keep it')
WHERE NEW.id IS NOT OLD.id
    AND (
        -- include :in_use(id = OLD.id)
        OR
        -- include :in_use(id = NEW.id)
    );
