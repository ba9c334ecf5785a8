"""Reading a contract by the law: its terms, the checks C01 to C43, its review, its steps."""
