"""What every test can ask for."""

pytest_plugins = ["tests.database", "tests.partnership", "tests.browser_tests", "tests.demo_borough"]
