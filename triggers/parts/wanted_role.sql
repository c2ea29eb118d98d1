SELECT :role AS role
