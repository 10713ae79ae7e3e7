JOIN enterprises_enterprise u ON u.uscc = c.uscc
