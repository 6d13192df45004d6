//! Whether the remotes of a call answer in time, with answers that end. A remote that doesn't costs only its own
//! installation.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use host_core::limits;
use http_body::{Body, Frame, SizeHint};
use http_body_util::BodyExt as _;
use wasmtime_wasi_http::{Error, WasiBody};

/// The responsiveness of one call's remotes so far.
#[derive(Debug, Default)]
pub(crate) struct Responses {
    answered: AtomicBool,
    /// Whether a request ran out of time, or its answer was too long.
    out_of_bounds: AtomicBool,
}

impl Responses {
    /// Whether the remotes answer; none where nothing was asked, or no server was reached.
    pub(crate) fn responsive(&self) -> Option<bool> {
        if self.out_of_bounds.load(Ordering::Relaxed) {
            return Some(false);
        }
        self.answered.load(Ordering::Relaxed).then_some(true)
    }

    /// Notes that the head of an answer has come, or why none did.
    pub(super) fn note<T>(&self, answer: &Result<T, Error>) {
        match answer {
            Ok(_) => self.answered.store(true, Ordering::Relaxed),
            Err(error) => self.note_error(error),
        }
    }

    /// Wraps the body of an answer, so that its end is noted.
    pub(super) fn of_body(self: Arc<Self>, body: WasiBody) -> WasiBody {
        Noted { body, responses: self, received: 0, ended: false }.boxed_unsync()
    }

    fn note_error(&self, error: &Error) {
        use Error::{
            ConnectionReadTimeout, ConnectionTimeout, ConnectionWriteTimeout, HttpResponseBodySize,
            HttpResponseTimeout,
        };
        if matches!(
            error,
            ConnectionTimeout
                | ConnectionReadTimeout
                | ConnectionWriteTimeout
                | HttpResponseTimeout
                | HttpResponseBodySize(_)
        ) {
            self.out_of_bounds.store(true, Ordering::Relaxed);
        }
    }
}

/// A body that a component reads. The component has limits of its own and stops reading then, so the end is noted here,
/// too.
struct Noted {
    body: WasiBody,
    responses: Arc<Responses>,
    received: u64,
    ended: bool,
}

impl Body for Noted {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        let polled = Pin::new(&mut self.body).poll_frame(context);
        match &polled {
            Poll::Ready(Some(Ok(frame))) => {
                self.received += frame.data_ref().map_or(0, |data| data.len() as u64);
            }
            Poll::Ready(Some(Err(error))) => {
                self.ended = true;
                self.responses.note_error(error);
            }
            Poll::Ready(None) => self.ended = true,
            Poll::Pending => {}
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Noted {
    fn drop(&mut self) {
        let ended = self.ended || self.body.is_end_stream();
        if !ended && self.received > limits::HTTP_RESPONSE_ABANDONED {
            self.responses.out_of_bounds.store(true, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use http_body_util::{Full, StreamBody};

    use super::*;

    fn responsive(answers: &[Result<(), Error>]) -> Option<bool> {
        let responses = Responses::default();
        answers.iter().for_each(|answer| responses.note(answer));
        responses.responsive()
    }

    #[test]
    fn a_remote_that_let_a_request_run_out_of_time_was_not_responsive_whatever_else_it_answered() {
        assert_eq!(responsive(&[]), None);
        assert_eq!(responsive(&[Ok(())]), Some(true));
        for late in [Error::ConnectionTimeout, Error::ConnectionReadTimeout, Error::HttpResponseTimeout] {
            assert_eq!(responsive(&[Ok(()), Err(late), Ok(())]), Some(false));
        }
        // That is reported at once and keeps nothing waiting.
        assert_eq!(responsive(&[Err(Error::ConnectionRefused)]), None);
        assert_eq!(responsive(&[Err(Error::ConnectionTerminated), Ok(())]), Some(true));
    }

    /// The note about a remote after so many bytes of its answer were read.
    async fn read(body: WasiBody, bytes: u64) -> Option<bool> {
        let responses = Arc::new(Responses::default());
        responses.note(&Ok(()));
        let mut body = responses.clone().of_body(body);
        let mut left = bytes;
        while left > 0
            && let Some(Ok(frame)) = body.frame().await
        {
            left = left.saturating_sub(frame.into_data().unwrap().len() as u64);
        }
        drop(body);
        responses.responsive()
    }

    #[tokio::test]
    async fn an_answer_that_was_given_up_for_its_length_counts_as_none() {
        const MOST: u64 = limits::HTTP_RESPONSE_ABANDONED;
        let piece = || Ok::<_, Error>(Frame::data(Bytes::from(vec![b' '; 64 * 1024])));
        let endless = || StreamBody::new(futures_util::stream::repeat_with(piece)).boxed_unsync();
        assert_eq!(read(endless(), MOST + 1).await, Some(false));
        assert_eq!(read(endless(), MOST / 2).await, Some(true), "the beginning was enough");
        let long = Bytes::from(vec![b' '; 2 * MOST as usize]);
        let whole = || Full::new(long.clone()).map_err(|never| match never {}).boxed_unsync();
        assert_eq!(read(whole(), 2 * MOST).await, Some(true), "it has an end");
        assert_eq!(read(whole(), u64::MAX).await, Some(true));
    }
}
