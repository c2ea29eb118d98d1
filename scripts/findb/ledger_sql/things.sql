SELECT id, name FROM phys_assets ORDER BY id;
