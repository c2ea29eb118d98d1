-- What can still be drawn from the next of the loans [limit_left, headroom].
max(min(json_extract(:loan, '$[0]'), json_extract(:loan, '$[1]') - running.total), 0.0)
