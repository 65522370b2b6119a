//! 审计: anchors outside the database, verifying, pruning, the log as people read it.
//!
//! The newest link of the chain is written into `anchors.jsonl` beside the database with every
//! release and whenever the log is verified or pruned. Copy that file to where the database's
//! keeper cannot write: then nobody can rewrite the log unseen.

use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::io::Write as _;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_store::chain::Anchor;
use waymark_store::change::{Change, ChangeFilter};

use crate::actor::Place;
use crate::app::{App, instant_text};
use crate::backup::ANCHORS;
use crate::call::Call;
use crate::error::AppError;
use crate::identity::signing::{CheckpointKey, CheckpointPublicKey};
use crate::operation::Operation;

/// File of the key that signs checkpoints, in the folder of the data.
const KEY: &str = "checkpoint.key";
/// File of every public key there was, one a line.
pub(crate) const PUBLIC_KEYS: &str = "checkpoint.pub";
/// Changes of one page of the log.
const PAGE: u32 = 1_000;
/// Least days the particulars of the log are kept (网络安全法第二十一条: six months at least).
const RETENTION_DAYS_MIN: u32 = 180;
const DAY_MICROS: i64 = 24 * 3_600 * 1_000_000;

/// What verifying the log found.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct LogVerification {
    /// Whether nothing was found.
    pub sound: bool,
    /// Links read.
    pub changes: u64,
    /// Rows of changes read.
    pub rows: u64,
    /// Place of the newest link.
    pub seq: i64,
    /// Its hash.
    pub hash: String,
    /// Place of the last anchor up to which everything is as it was written.
    pub sound_to: Option<i64>,
    /// Faults in all.
    pub fault_count: u64,
    /// The first thousand faults.
    pub faults: Vec<LogFault>,
}

/// Something that is not as it was written.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct LogFault {
    /// What it is.
    pub kind: String,
    /// Place in the chain.
    pub seq: Option<i64>,
    /// Table it is in.
    pub table: String,
    /// Key of the row.
    pub key: String,
}

impl std::fmt::Display for LogFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let place = self.seq.map_or(String::new(), |seq| format!(" #{seq}"));
        write!(f, "{}{place} {} {}", self.kind, self.table, self.key)
    }
}

/// One change as people read it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct LogEntry {
    /// Id of the change.
    pub change_id: String,
    /// Its place in the chain.
    pub seq: i64,
    /// When, RFC 3339.
    pub recorded_at: String,
    /// Who.
    pub actor: String,
    /// What was done.
    pub operation: String,
    /// Plan it belongs to, or empty.
    pub scope: String,
    /// What it was about.
    pub subject: String,
    /// Whether it was carried out.
    pub success: bool,
    /// Why.
    pub reason: Option<String>,
    /// The change it takes back.
    pub undoes: Option<String>,
    /// Address and request it came from.
    pub origin: Option<String>,
    /// Rows it wrote.
    pub row_count: i64,
    /// Its hash in the chain.
    pub hash: String,
    /// Its particulars were removed after the time of retention.
    pub pruned: bool,
}

impl From<Change> for LogEntry {
    fn from(change: Change) -> LogEntry {
        LogEntry {
            recorded_at: instant_text(change.recorded_at),
            change_id: change.change_id,
            seq: change.seq,
            actor: change.actor,
            operation: change.operation,
            scope: change.scope,
            subject: change.subject,
            success: change.success,
            reason: change.reason,
            undoes: change.undoes,
            origin: change.origin,
            row_count: change.row_count,
            hash: change.hash,
            pruned: change.pruned,
        }
    }
}

impl App {
    /// Writes the newest link into the file of anchors.
    ///
    /// # Errors
    /// The database failed or the file cannot be written.
    pub async fn anchor(&self) -> Result<Anchor, AppError> {
        let head = self.store.head().await?;
        let anchor = Anchor { seq: head.seq, hash: head.hash, at: self.now().0 };
        let path = self.folder.join(ANCHORS);
        let mut file = OpenOptions::new().create(true).append(true).open(path).map_err(AppError::internal)?;
        writeln!(file, "{anchor}").and_then(|()| file.sync_all()).map_err(AppError::internal)?;
        Ok(anchor)
    }

    fn anchors(&self) -> Result<Vec<Anchor>, AppError> {
        match std::fs::read_to_string(self.folder.join(ANCHORS)) {
            Ok(text) => {
                Anchor::parse(&text).map_err(|line| AppError::refused("anchors_damaged").with("line", line))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(AppError::internal(error)),
        }
    }

    /// Verifies every link and every row against itself and the anchors; what is sound is anchored.
    ///
    /// # Errors
    /// The database failed, or the file of anchors is damaged.
    pub async fn verify_log(&self) -> Result<LogVerification, AppError> {
        let anchors = self.anchors()?;
        let trusted = self.public_keys();
        let signed = move |key: &str, message: &str, signature: &str| {
            trusted.contains(key)
                && CheckpointPublicKey::from_hex(key)
                    .is_ok_and(|key| key.verify(message.as_bytes(), signature).is_ok())
        };
        let found = self.store.verify(&anchors, &signed).await?;
        if found.is_sound() && found.head.seq > 0 {
            self.anchor().await?;
        }
        Ok(LogVerification {
            sound: found.is_sound(),
            changes: found.links,
            rows: found.rows,
            seq: found.head.seq,
            hash: found.head.hash,
            sound_to: found.sound_to.map(|anchor| anchor.seq),
            fault_count: found.fault_count,
            faults: found
                .faults
                .into_iter()
                .map(|fault| LogFault {
                    kind: fault.kind.code().to_owned(),
                    seq: fault.seq,
                    table: fault.table.to_owned(),
                    key: fault.key,
                })
                .collect(),
        })
    }

    /// Verifies the log for the audit administrator.
    ///
    /// # Errors
    /// No right to it; as [`App::verify_log`].
    pub async fn verify_log_for(&self, call: &Call) -> Result<LogVerification, AppError> {
        call.actor.may(Operation::AuditVerify, &Place::default())?;
        self.verify_log().await
    }

    /// The next page of the log, oldest first, for work at the machine's own terminal.
    ///
    /// # Errors
    /// The database failed.
    pub async fn log_page(&self, after: i64) -> Result<Vec<LogEntry>, AppError> {
        let filter = ChangeFilter { after_seq: Some(after), limit: PAGE, ..ChangeFilter::default() };
        Ok(self.store.changes(&filter).await?.into_iter().map(LogEntry::from).collect())
    }

    /// Removes the particulars of changes without rows (sign-ins, failures) older than the time of
    /// retention, under a signed checkpoint. Says of how many changes.
    ///
    /// # Errors
    /// The database failed, or the key cannot be read or written.
    pub async fn prune_log(&self) -> Result<u32, AppError> {
        let days = self.settings().await?.retention_days.max(RETENTION_DAYS_MIN);
        let before = self.now().0 - i64::from(days) * DAY_MICROS;
        let key = self.checkpoint_key()?;
        let call = Call::system();
        let mut changing = self.begin(&call, Operation::AuditPrune, &Place::default()).await?;
        let sign = |message: &str| (key.public().to_hex(), key.sign(message.as_bytes()));
        let Some((checkpoint, count)) = changing.write.prune(before, sign).await? else { return Ok(0) };
        let subject = format!("#{}–#{}", checkpoint.first_seq, checkpoint.last_seq);
        changing.commit(&subject, ()).await?;
        self.anchor().await?;
        Ok(count)
    }

    /// The key that signs checkpoints; made on first use, readable by its owner only.
    fn checkpoint_key(&self) -> Result<CheckpointKey, AppError> {
        let path = self.folder.join(KEY);
        if let Ok(text) = std::fs::read_to_string(&path) {
            return CheckpointKey::from_hex(text.trim()).map_err(AppError::internal);
        }
        let key = CheckpointKey::generate(self.random.as_ref());
        let mut options = OpenOptions::new();
        options.create_new(true).write(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;
            options.mode(0o600);
        }
        let mut file = options.open(&path).map_err(AppError::internal)?;
        writeln!(file, "{}", key.reveal_hex()).and_then(|()| file.sync_all()).map_err(AppError::internal)?;
        let public = OpenOptions::new().create(true).append(true).open(self.folder.join(PUBLIC_KEYS));
        let mut public = public.map_err(AppError::internal)?;
        writeln!(public, "{}", key.public().to_hex()).map_err(AppError::internal)?;
        Ok(key)
    }

    fn public_keys(&self) -> BTreeSet<String> {
        let text = std::fs::read_to_string(self.folder.join(PUBLIC_KEYS)).unwrap_or_default();
        text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    }
}
