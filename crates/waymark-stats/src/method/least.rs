//! Least squares with two unknowns, gathered one row at a time.

/// Normal equations of `target ≈ a·u + b·v`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Normal {
    uu: f64,
    uv: f64,
    vv: f64,
    ut: f64,
    vt: f64,
    tt: f64,
}

impl Normal {
    /// Adds one row.
    pub fn add(&mut self, u: f64, v: f64, target: f64) {
        self.uu += u * u;
        self.uv += u * v;
        self.vv += v * v;
        self.ut += u * target;
        self.vt += v * target;
        self.tt += target * target;
    }

    /// Sum of squares left by `a` and `b`.
    pub fn left(&self, a: f64, b: f64) -> f64 {
        let sum = self.tt - 2.0 * (a * self.ut + b * self.vt)
            + a * a * self.uu
            + 2.0 * a * b * self.uv
            + b * b * self.vv;
        sum.max(0.0)
    }

    /// The best `a` where `b` is given.
    pub fn best_a(&self, b: f64) -> f64 {
        if self.uu > f64::MIN_POSITIVE { (self.ut - b * self.uv) / self.uu } else { 0.0 }
    }

    /// The best `a` and `b`, none where the rows do not tell them apart.
    pub fn best(&self) -> Option<(f64, f64)> {
        let determinant = self.uu * self.vv - self.uv * self.uv;
        if determinant <= 1e-12 * self.uu * self.vv || !determinant.is_normal() {
            return None;
        }
        Some((
            (self.ut * self.vv - self.vt * self.uv) / determinant,
            (self.vt * self.uu - self.ut * self.uv) / determinant,
        ))
    }
}
