module smoke-app

go 1.26
