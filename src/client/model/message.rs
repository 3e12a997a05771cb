//! What a person may read, as data: an identifier and typed arguments. Inside the core there is no finished sentence; the front
//! ends turn a message into words, in a language.

use std::fmt;
use std::net::SocketAddr;

use super::time::Shown;

/// Something that a person may read.
pub trait Message {
    /// Its identifier and its arguments.
    fn phrase(&self) -> Phrase;
}

/// A message of any kind: what the renderer needs of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The identifier in the files of `assets/locales`.
    pub id: &'static str,
    /// Which of its attributes is meant, or else its value.
    pub attribute: Option<&'static str>,
    pub args: Vec<(&'static str, Arg)>,
}

/// For the log alone: the identifier, and what goes into it.
impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)?;
        self.args.iter().try_for_each(|(name, arg)| match arg {
            Arg::Number(number) | Arg::Day(number) => write!(f, " {name}={number}"),
            Arg::Text(text) | Arg::Server(text) => write!(f, " {name}={text}"),
            Arg::Term(term) => write!(f, " {name}={term}"),
            Arg::Clock(shown) => write!(f, " {name}={}", shown.as_str()),
            Arg::Account(_) => write!(f, " {name}=?"),
            Arg::Address(address) => write!(f, " {name}={address}"),
            Arg::Message(phrase) => write!(f, " {name}=({phrase})"),
            Arg::List(phrases) => phrases.iter().try_for_each(|phrase| write!(f, " {name}=({phrase})")),
        })
    }
}

/// An argument of a message. Its kind tells a report what has to be withheld.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// A number. Its message says of what, and inflects by it.
    Number(i64),
    /// What nobody translates, from outside: an error of a system, a file, a version.
    Text(String),
    /// A word of the field, which nobody translates and nobody has to withhold: an identifier, a product.
    Term(&'static str),
    /// The name of a server.
    Server(String),
    Account(AccountName),
    Address(SocketAddr),
    /// A day, in seconds since 1970.
    Day(i64),
    Clock(Shown),
    /// A message within the message.
    Message(Phrase),
    /// Several of them, one after the other.
    List(Vec<Phrase>),
}

/// The name of a server, as an argument.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServerName(pub String);

impl From<&str> for ServerName {
    fn from(name: &str) -> Self {
        Self(name.to_owned())
    }
}

/// The name of an account, as an argument.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountName {
    /// Fit for the screen.
    pub shown: String,
    /// It is certainly the account that is signed in here.
    pub is_own: bool,
}

/// A day, in seconds since 1970, as an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day(pub i64);

/// An entry that every language has to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    pub id: &'static str,
    pub attribute: Option<&'static str>,
    pub args: &'static [&'static str],
}

impl Phrase {
    /// One without arguments.
    #[must_use]
    pub const fn new(id: &'static str) -> Self {
        Self { id, attribute: None, args: Vec::new() }
    }

    /// One of its attributes in its place.
    #[must_use]
    pub fn attribute(mut self, attribute: &'static str) -> Self {
        self.attribute = Some(attribute);
        self
    }
}

impl Message for Phrase {
    fn phrase(&self) -> Phrase {
        self.clone()
    }
}

impl<M: Message + ?Sized> Message for &M {
    fn phrase(&self) -> Phrase {
        (**self).phrase()
    }
}

/// What nobody translates: a name, an address, what a system said.
impl Message for str {
    fn phrase(&self) -> Phrase {
        Phrase { args: vec![("text", Arg::Text(self.to_owned()))], ..Phrase::new("plain") }
    }
}

impl Message for String {
    fn phrase(&self) -> Phrase {
        self.as_str().phrase()
    }
}

macro_rules! numbers {
    ($($of:ty),*) => { $(impl From<$of> for Arg {
        fn from(number: $of) -> Self {
            Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
        }
    })* };
}

numbers!(i64, u64, usize, u32, u16, u8);

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&'static str> for Arg {
    fn from(term: &'static str) -> Self {
        Self::Term(term)
    }
}

impl From<crate::client::model::text::DisplayText> for Arg {
    fn from(text: crate::client::model::text::DisplayText) -> Self {
        Self::Text(text.to_string())
    }
}

impl From<ServerName> for Arg {
    fn from(name: ServerName) -> Self {
        Self::Server(name.0)
    }
}

impl From<AccountName> for Arg {
    fn from(name: AccountName) -> Self {
        Self::Account(name)
    }
}

impl From<SocketAddr> for Arg {
    fn from(address: SocketAddr) -> Self {
        Self::Address(address)
    }
}

impl From<Day> for Arg {
    fn from(day: Day) -> Self {
        Self::Day(day.0)
    }
}

impl From<Shown> for Arg {
    fn from(shown: Shown) -> Self {
        Self::Clock(shown)
    }
}

impl From<Vec<Phrase>> for Arg {
    fn from(phrases: Vec<Phrase>) -> Self {
        Self::List(phrases)
    }
}

impl From<Phrase> for Arg {
    fn from(phrase: Phrase) -> Self {
        Self::Message(phrase)
    }
}

/// Defines an enum of messages: each variant with its typed arguments and its identifier in the files of `assets/locales`.
///
/// ```ignore
/// messages! {
///     /// How a search went.
///     pub enum SearchWords {
///         Found { count: usize } = "search-found",
///         Over = "search-over",
///     }
/// }
/// ```
macro_rules! messages {
    ($(#[$meta:meta])* $vis:vis enum $name:ident {
        $( $(#[$of:meta])* $variant:ident $( { $($arg:ident : $type:ty),* $(,)? } )? = $id:literal ),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        $vis enum $name { $( $(#[$of])* $variant $( { $($arg: $type),* } )? ),* }

        impl $name {
            /// What every language has to have for it.
            pub const ENTRIES: &'static [$crate::client::model::Entry] = &[ $( $crate::client::model::Entry {
                id: $id, attribute: None, args: &[ $( $(stringify!($arg)),* )? ],
            } ),* ];
        }

        impl $crate::client::model::Message for $name {
            fn phrase(&self) -> $crate::client::model::Phrase {
                match self { $( Self::$variant $( { $($arg),* } )? => $crate::client::model::Phrase {
                    id: $id,
                    attribute: None,
                    args: vec![ $( $((stringify!($arg), $crate::client::model::Arg::from($arg.clone()))),* )? ],
                } ),* }
            }
        }

        impl From<$name> for $crate::client::model::Arg {
            fn from(message: $name) -> Self {
                Self::Message($crate::client::model::Message::phrase(&message))
            }
        }
    };
}
pub(crate) use messages;

/// Defines an enum of names: each variant with its identifier in the files of `assets/locales`, all with the same arguments.
///
/// ```ignore
/// names! {
///     /// What was tried.
///     pub enum Operation ["place"] {
///         Read = "could-not-read",
///     }
/// }
/// ```
macro_rules! names {
    ($(#[$meta:meta])* $vis:vis enum $name:ident $args:tt {
        $( $(#[$of:meta])* $variant:ident = $id:literal ),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        $vis enum $name { $( $(#[$of])* $variant ),* }

        impl $name {
            /// All of them, in their order.
            pub const ALL: &'static [Self] = &[ $( Self::$variant ),* ];

            /// What every language has to have for it.
            pub const ENTRIES: &'static [$crate::client::model::Entry] = &[ $( $crate::client::model::Entry {
                id: $id, attribute: None, args: &$args,
            } ),* ];

            /// Its identifier in the files of `assets/locales`.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $( Self::$variant => $id ),* }
            }
        }
    };
}
pub(crate) use names;
