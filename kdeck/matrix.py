"""A plane transformation: of a drawing into what surrounds it."""

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Map a point (x, y) to (a x + c y + e, b x + d y + f), as ISO 32000-1, 8.3.3 writes it."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def apply(self, point: Point) -> Point:
        """Move a point."""
        x, y = point
        return (self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f)

    def back(self, point: Point) -> Point | None:
        """Find the point that is moved to this one; None where all fall together."""
        whole = self.a * self.d - self.b * self.c
        if abs(whole) < 1e-9:
            return None
        x, y = point[0] - self.e, point[1] - self.f
        return ((self.d * x - self.c * y) / whole, (self.a * y - self.b * x) / whole)

    def then(self, other: "Matrix") -> "Matrix":
        """Apply this transformation first and the other after it."""
        e, f = other.apply((self.e, self.f))
        return Matrix(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            e,
            f,
        )
