//! Bodies in pieces.
//!
//! `wasi:io` traps where one blocking write holds more than 4096 bytes, so bodies go out in pieces of that.

use crate::exchange::TransportError;

/// The most that one blocking write may hold, by `wasi:io`'s definition.
const PIECE: usize = 4096;

/// The output of pieces: `wasi:io`'s output stream in a component.
pub(crate) trait Sink {
    /// Writes a piece of at most 4096 bytes and waits until it's gone; false where the other side wants no more.
    fn write_and_flush(&mut self, piece: &[u8]) -> bool;
}

/// The input of an answer: `wasi:io`'s input stream in a component.
pub(crate) trait Source {
    /// The next piece; none at the end.
    fn read(&mut self) -> Result<Option<Vec<u8>>, TransportError>;
}

/// Writes `body` in pieces. False where the other side stopped listening: it may have answered already.
pub(crate) fn write(sink: &mut impl Sink, body: &[u8]) -> bool {
    body.chunks(PIECE).all(|piece| sink.write_and_flush(piece))
}

/// Reads to the end, up to `limit` bytes.
pub(crate) fn read(source: &mut impl Source, limit: usize) -> Result<Vec<u8>, TransportError> {
    let mut body = Vec::new();
    while let Some(piece) = source.read()? {
        if body.len().saturating_add(piece.len()) > limit {
            return Err(TransportError::TooLarge);
        }
        body.extend_from_slice(&piece);
    }
    Ok(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A stream that traps as wasi:io's does, and stops listening after `room` bytes.
    struct Stream {
        taken: Vec<u8>,
        room: usize,
    }

    impl Sink for Stream {
        fn write_and_flush(&mut self, piece: &[u8]) -> bool {
            assert!(piece.len() <= 4096, "a trap: {} bytes in one write", piece.len());
            assert!(!piece.is_empty(), "an empty write says nothing");
            self.taken.extend_from_slice(piece);
            self.taken.len() < self.room
        }
    }

    #[test]
    fn a_body_of_any_size_arrives_whole_and_in_order() {
        for size in [0, 1, 4095, 4096, 4097, 1024 * 1024, 2 * 1024 * 1024 + 1] {
            let body: Vec<u8> = (0..size).map(|i| u8::try_from(i % 251).unwrap()).collect();
            let mut stream = Stream { taken: Vec::new(), room: usize::MAX };
            assert!(write(&mut stream, &body));
            assert_eq!(stream.taken, body, "{size}");
        }
    }

    #[test]
    fn writing_ends_where_the_other_side_stops_listening() {
        let mut stream = Stream { taken: Vec::new(), room: 5000 };
        assert!(!write(&mut stream, &[7; 20_000]));
        assert_eq!(stream.taken.len(), 8192);
    }

    struct Answer(Vec<Result<Vec<u8>, TransportError>>);

    impl Source for Answer {
        fn read(&mut self) -> Result<Option<Vec<u8>>, TransportError> {
            if self.0.is_empty() { Ok(None) } else { self.0.remove(0).map(Some) }
        }
    }

    #[test]
    fn an_answer_is_read_to_its_end_and_no_further_than_the_limit() {
        let pieces = || vec![Ok(vec![1; 6]), Ok(Vec::new()), Ok(vec![2; 4])];
        assert_eq!(read(&mut Answer(pieces()), 10).unwrap().len(), 10);
        assert_eq!(read(&mut Answer(pieces()), 9), Err(TransportError::TooLarge));
    }

    #[test]
    fn an_answer_that_breaks_off_is_no_answer() {
        let mut answer = Answer(vec![Ok(vec![1]), Err(TransportError::Interrupted)]);
        assert_eq!(read(&mut answer, 10), Err(TransportError::Interrupted));
    }
}
