//! Whether advertising may be sent: the person's own word, by its own time.

use framework360_sdk::shop::Timestamp;

use super::decide::Winner;
use super::{CONSENT, Merge, Parts};
use crate::api::{Consent, ConsentWrite};
use crate::customer::{Field, Hash, Hasher};
use crate::say;

pub(super) fn merge(parts: &Parts<'_>, now: Timestamp, merge: &mut Merge) {
    let (ours, theirs) = (parts.ours, parts.theirs);
    let hash = |consent: Consent| parts.hasher.text(CONSENT, &format!("{consent:?}"));
    if ours.consent == theirs.consent {
        merge.agreed.fields.insert(CONSENT.to_owned(), hash(ours.consent));
        merge.agreed.refused.remove(CONSENT);
        return;
    }
    let known = merge.agreed.fields.get(CONSENT).cloned();
    let changed = |consent: Consent| known.as_ref().is_none_or(|known| *known != hash(consent));
    let (ours_changed, theirs_changed) = (changed(ours.consent), changed(theirs.consent));
    let times = (ours.consent_at, theirs.consent_at);
    let (ours_later, theirs_later) = match times {
        (Some(ours), Some(theirs)) => (ours > theirs, theirs > ours),
        _ => (false, false),
    };
    let (winner, lost) = match (ours.consent, theirs.consent) {
        // Not said: nothing that could win.
        (Consent::Unknown, _) => (Winner::Theirs, false),
        (_, Consent::Unknown) => (Winner::Ours, false),
        // An edit of one side counts, whatever the times say.
        _ if ours_changed && !theirs_changed => (Winner::Ours, false),
        _ if theirs_changed && !ours_changed => (Winner::Theirs, false),
        _ if ours_later => (Winner::Ours, true),
        _ if theirs_later => (Winner::Theirs, true),
        (ours, theirs) if refusal(ours) > refusal(theirs) => (Winner::Ours, true),
        _ => (Winner::Theirs, true),
    };
    match winner {
        Winner::Theirs if parts.directions.into => {
            merge.here.consent = Some((theirs.consent, theirs.consent_at));
            (merge.ours.consent, merge.ours.consent_at) = (theirs.consent, theirs.consent_at);
            merge.agreed.fields.insert(CONSENT.to_owned(), hash(theirs.consent));
            if lost {
                merge.tell(say::kept_there_consent());
            }
        }
        Winner::Ours if parts.directions.sends() => {
            // A consent is that of an e-mail address that is there.
            let sent = merge.there.texts.iter().find(|(field, _)| *field == Field::Email);
            let address = sent.map_or(&parts.theirs.email, |(_, sent)| sent);
            let told = refused_consent(parts.hasher, ours.consent, address);
            let refused = merge.agreed.refused.get(CONSENT) == Some(&told);
            if address.is_empty() || (refused && !parts.directions.manual) {
                return;
            }
            // One that is not later than theirs would be passed over there: it's told as of now.
            let at = ours.consent_at.filter(|at| theirs.consent_at.is_none_or(|theirs| *at > theirs));
            merge.there.consent = Some(ConsentWrite { consent: ours.consent, at: at.map(|at| at.min(now)) });
            merge.agreed.fields.insert(CONSENT.to_owned(), hash(ours.consent));
            if lost {
                merge.tell(say::kept_here_consent());
            }
        }
        Winner::Ours | Winner::Theirs => {}
    }
}

/// A refused consent, as it's remembered: with another address it's told again.
pub(crate) fn refused_consent(hasher: &Hasher, consent: Consent, address: &str) -> Hash {
    hasher.of(CONSENT, [format!("{consent:?}").as_str(), address].into_iter())
}

/// The higher, the less may be sent.
fn refusal(consent: Consent) -> u8 {
    match consent {
        Consent::Unknown => 0,
        Consent::Subscribed => 1,
        Consent::Pending => 2,
        Consent::Unsubscribed => 3,
    }
}
