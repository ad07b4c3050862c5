"""Running kdeck as 'python -m kdeck'."""

from kdeck.cli.main import main

if __name__ == "__main__":
    main()
