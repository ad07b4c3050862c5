"""Reading what Office files hold, with care: anybody may have made them."""
