SELECT RAISE(ABORT, 'holdings.ticker: has whitespace; write it in one word, like 7201')
WHERE NEW.ticker GLOB
    '*[' || char(9) || '-' || char(13) || ' ' || char(28) || '-' || char(31)
    || char(133, 160, 5760, 8192) || '-' || char(8202)
    || char(8232, 8233, 8239, 8287, 12288, 65279) || ']*';
