//! What a repair does to the settings: a copy of them, the old sign-in out, and a new one in.

use std::time::SystemTime;

use secrecy::ExposeSecret as _;

use super::Repairer;
use crate::client::installation::store::TOKEN;
use crate::client::installation::{
    Change, InstallError, InstallKind, InstallOperation, Preferences, RawPreferences, ServerPreferences,
};
use crate::client::repair::{Fault, Journal, Progress, Step};

impl Repairer<'_> {
    /// Do the settings hold a sign-in, and another one than the backup?
    pub(super) async fn has_new_sign_in(&self, journal: &Journal) -> Result<bool, Fault> {
        let (old, now) = (self.parse(&journal.backup()?).await?, self.parse(&self.context.read().await?).await?);
        let token = now.get(TOKEN).filter(|token| !token.is_empty());
        Ok(token.is_some() && token != old.get(TOKEN))
    }

    pub(super) async fn back_up(&self, journal: &mut Journal) -> Result<(), Fault> {
        let context = &self.context;
        let whole = context.read().await?;
        self.is_the_one(&self.parse(&whole).await?).await?;
        // The first copy is the one that counts, however often a repair is taken up again: by then the settings may name nobody. As long as
        // nothing was changed, a server that ran meanwhile may have written them anew.
        let has_changed = journal.record().has_changed_settings();
        match journal.backup() {
            Ok(backup) if has_changed || backup == whole => return self.is_the_one(&self.parse(&backup).await?).await,
            Err(fault) if has_changed => return Err(fault),
            Ok(_) | Err(_) => {}
        }
        self.begin(journal, Step::BackUp)?;
        let extension = context.installation.store.form().extension;
        let owner = context.with(|installation| Ok(installation.store.owner())).await?;
        journal.back_up(&whole, extension, owner)?;
        context.tell(Progress::Effect(Step::BackUp));
        self.done(journal, Step::BackUp)
    }

    /// Before a server is stopped that may be hard to reach then: are these its settings, may they be changed, and can they be written?
    pub(super) async fn is_ready(&self, journal: &Journal) -> Result<(), Fault> {
        if !journal.record().has_changed_settings() {
            self.is_the_one(&self.parse(&self.context.read().await?).await?).await?;
        }
        Ok(self.context.with(|installation| installation.store.check()).await?)
    }

    /// The right server, and no account but the owner's own or one that they agreed to.
    async fn is_the_one(&self, settings: &Preferences) -> Result<(), Fault> {
        let mut stored = ServerPreferences::from(|key: &str| settings.get(key).map(str::to_owned));
        if stored.id.as_ref() != Some(&self.context.target.id) {
            return Err(Fault::OtherServer);
        }
        // Its names may be those of before: Plex knows whose it is.
        if self.user.is(&stored.account) != Some(true) {
            self.account.look_at(&mut stored, self.context.limits.reach).await;
        }
        match stored.account.unless_of(self.user, stored.token.is_some()) {
            Some(other) if !self.agreed.is_some_and(|agreed| agreed.covers(&other.key())) => {
                Err(Fault::OtherOwner(Box::new(other.clone())))
            }
            _ => Ok(()),
        }
    }

    pub(super) async fn remove(&self, journal: &mut Journal) -> Result<(), Fault> {
        let context = &self.context;
        let backup = journal.backup()?;
        let is_first = !journal.record().has_begun(Step::Remove);
        let before = context.read().await?;
        if is_first && before != backup {
            return Err(self.changed());
        }
        self.keep_sign_in(journal, &before).await?;
        let after = self.edited(&before, Change::SignOut).await?;
        journal.leaves(&before, &after, self.writes_in_place().await?)?;
        self.begin(journal, Step::Remove)?;
        context.must_be_stopped().await?;
        self.put(before, after).await?;
        context.tell(Progress::Effect(Step::Remove));
        self.done(journal, Step::Remove)
    }

    /// Exchanges a claim code for a sign-in of the server's own, and writes it into the settings.
    pub(super) async fn write(&self, journal: &mut Journal) -> Result<(), Fault> {
        let context = &self.context;
        // Until then the settings are what was found.
        let found = (!journal.record().has_changed_settings()).then(|| journal.backup()).transpose()?;
        self.begin(journal, Step::Write)?;
        let code = self.account.claim_code(self.token).await?;
        let new = self.account.exchange(&code, &context.target.id, self.user).await?;
        let written = match journal.made(new.token.expose_secret()) {
            Ok(()) => self.write_down(journal, found, Change::SignIn(new.clone())).await,
            Err(error) => Err(error.into()),
        };
        if written.is_err() && self.account.sign_out(&new.token).await.is_ok() {
            // Nobody has it now: it is given back.
            let _ = journal.gave_back();
        }
        written?;
        context.tell(Progress::Effect(Step::Write));
        self.done(journal, Step::Write)
    }

    /// `found`: what the settings have to be still. Plex was asked meanwhile, and others write as well.
    async fn write_down(
        &self,
        journal: &mut Journal,
        found: Option<RawPreferences>,
        change: Change,
    ) -> Result<(), Fault> {
        let before = self.context.read().await?;
        if found.is_some_and(|found| found != before) {
            return Err(self.changed());
        }
        self.is_the_one(&self.parse(&before).await?).await?;
        self.keep_sign_in(journal, &before).await?;
        let after = self.edited(&before, change).await?;
        journal.leaves(&before, &after, self.writes_in_place().await?)?;
        self.context.must_be_stopped().await?;
        self.put(before, after).await
    }

    /// A sign-in that is neither the old one nor this repair's is somebody's, who may want it: its only copy is not edited away.
    async fn keep_sign_in(&self, journal: &Journal, before: &RawPreferences) -> Result<(), Fault> {
        let (old, now) = (self.parse(&journal.backup()?).await?, self.parse(before).await?);
        let token = now.get(TOKEN).filter(|token| !token.is_empty());
        if token.is_some_and(|token| old.get(TOKEN) != Some(token) && !journal.has_made(token)) {
            journal.keep_replaced(before, self.context.installation.store.form().extension)?;
        }
        Ok(())
    }

    fn changed(&self) -> Fault {
        let place = self.context.installation.store.place();
        InstallError::new(InstallOperation::Write, place, InstallKind::Changed).into()
    }

    /// An undo gives back to Plex what the server got by this repair. One that is not noted merely lives on, and that is said.
    pub(super) async fn note_sign_in(&self, journal: &mut Journal) {
        let Ok(now) = self.context.read().await else { return };
        let Ok(settings) = self.parse(&now).await else { return };
        if let Some(token) = settings.get(TOKEN).filter(|token| !token.is_empty()) {
            let _ = journal.made(token);
        }
    }

    /// Which settings beside the sign-in the server itself has changed since.
    pub(super) async fn changed_by_itself(&self, journal: &Journal) -> Vec<String> {
        let Ok(backup) = journal.backup() else { return Vec::new() };
        let Ok(now) = self.context.read().await else { return Vec::new() };
        match (self.parse(&backup).await, self.parse(&now).await) {
            (Ok(before), Ok(after)) => before.differences(&after),
            _ => Vec::new(),
        }
    }

    pub(super) async fn trace(&self) -> Option<Vec<SystemTime>> {
        self.context.with(|installation| Ok(installation.store.trace())).await.ok().flatten()
    }

    async fn writes_in_place(&self) -> Result<bool, Fault> {
        Ok(self.context.with(|installation| Ok(installation.store.writes_in_place())).await?)
    }

    async fn edited(&self, whole: &RawPreferences, change: Change) -> Result<RawPreferences, Fault> {
        let whole = whole.clone();
        Ok(self.context.with(move |installation| installation.store.edited(&whole, &change)).await?)
    }

    async fn put(&self, expected: RawPreferences, wanted: RawPreferences) -> Result<(), Fault> {
        Ok(self.context.with(move |installation| installation.store.replace(&expected, &wanted)).await?)
    }

    async fn parse(&self, whole: &RawPreferences) -> Result<Preferences, Fault> {
        let whole = whole.clone();
        Ok(self.context.with(move |installation| installation.store.parse(&whole)).await?)
    }
}
