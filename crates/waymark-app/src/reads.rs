//! Reading every record of a kind: as known by a day, or as a change under way sees it.

use waymark_core::Date;

use crate::app::App;
use crate::call::Changing;
use crate::error::AppError;
use crate::records::{Envelope, Record};

/// Where the records of a plan, and those plans share, are read from.
pub(crate) trait Reads: Send {
    /// The application, for what lies under its hash and is the same for every reader.
    fn app(&self) -> &App;

    /// All records of a kind, in the order of lists.
    fn every<R: Record>(&mut self) -> impl Future<Output = Result<Vec<Envelope<R>>, AppError>> + Send;

    /// The records of a kind in force on a day, by the version begun by then.
    fn every_on<R: Record>(
        &mut self,
        day: Date,
    ) -> impl Future<Output = Result<Vec<Envelope<R>>, AppError>> + Send;

    /// The records of a kind that are gone: their codes stay theirs.
    fn gone<R: Record>(&mut self) -> impl Future<Output = Result<Vec<Envelope<R>>, AppError>> + Send;
}

/// The records of a plan as known by the end of a day; the newest where none is given.
pub(crate) struct Known<'a> {
    /// The application.
    pub app: &'a App,
    /// Code of the plan.
    pub plan: &'a str,
    /// The day.
    pub known_by: Option<Date>,
}

impl Reads for Known<'_> {
    fn app(&self) -> &App {
        self.app
    }

    async fn every<R: Record>(&mut self) -> Result<Vec<Envelope<R>>, AppError> {
        self.app.all(self.plan, self.known_by).await
    }

    async fn every_on<R: Record>(&mut self, day: Date) -> Result<Vec<Envelope<R>>, AppError> {
        self.app.all_on(self.plan, self.known_by, day).await
    }

    async fn gone<R: Record>(&mut self) -> Result<Vec<Envelope<R>>, AppError> {
        self.app.gone(self.plan, self.known_by).await
    }
}

impl Reads for Changing<'_> {
    fn app(&self) -> &App {
        self.app
    }

    async fn every<R: Record>(&mut self) -> Result<Vec<Envelope<R>>, AppError> {
        self.all().await
    }

    async fn every_on<R: Record>(&mut self, day: Date) -> Result<Vec<Envelope<R>>, AppError> {
        self.all_on(day).await
    }

    async fn gone<R: Record>(&mut self) -> Result<Vec<Envelope<R>>, AppError> {
        Changing::gone(self).await
    }
}
