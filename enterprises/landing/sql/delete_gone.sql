DELETE FROM {relation} t USING landing_gone g WHERE {same_key}
