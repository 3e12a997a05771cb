//! A desktop's own service for notifications, over D-Bus: the Desktop Notifications Specification of freedesktop.org, which GNOME, KDE
//! and all the others have.

use std::collections::{HashMap, VecDeque};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use zbus::blocking::connection::Builder;
use zbus::blocking::{Connection, MessageIterator};
use zbus::names::UniqueName;
use zbus::zvariant::Value;

use super::{Answer, NoNotices, Notice, Notifier, Pressed};

/// Its name, and the name of its methods and signals.
const SERVICE: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";
/// The name of the program's icon, and of its entry in a desktop's menu.
const NAME: &str = "plex-locksmith";
const TITLE: &str = "Locksmith for Plex";
/// What the press of a notification itself is called.
const DEFAULT: &str = "default";
/// The service answers at once; one that has to be started first may take a moment.
const PATIENCE: Duration = Duration::from_secs(10);
/// The most notifications whose press is waited for: the newest ones.
const MOST: usize = 16;

enum Order {
    Ask(Answer),
    Show(Notice, Pressed),
}

/// Notifications whose press is waited for.
type Waiting = Arc<Mutex<VecDeque<(Number, Pressed)>>>;

/// A notification's: who gave it, by its name on the bus that nobody else can have, and the number. A service that was started anew has
/// another name, and counts from one.
type Number = (UniqueName<'static>, u32);

/// All is done on a thread of its own: the service may be slow.
#[derive(Default)]
pub struct Desktop {
    orders: Option<Sender<Order>>,
}

impl Notifier for Desktop {
    fn ask(&mut self, answer: Answer) {
        self.order(Order::Ask(answer));
    }

    fn show(&mut self, notice: Notice, pressed: Pressed) {
        self.order(Order::Show(notice, pressed));
    }
}

impl Desktop {
    fn order(&mut self, order: Order) {
        let orders = self.orders.get_or_insert_with(|| {
            let (orders, received) = channel();
            let thread = std::thread::Builder::new().name("locksmith-notices".to_owned());
            if let Err(error) = thread.spawn(move || Clerk::default().run(&received)) {
                tracing::warn!(%error, "no thread for notifications");
            }
            orders
        });
        // Without the thread, what an order has with it is dropped, and with that the answer is no.
        let _ = orders.send(order);
    }
}

/// The thread's own side.
#[derive(Default)]
struct Clerk {
    service: Option<Service>,
    waiting: Waiting,
}

struct Service {
    connection: Connection,
    /// It reads `<`, `>` and `&` of the text as HTML does.
    has_markup: bool,
}

impl Clerk {
    fn run(mut self, orders: &Receiver<Order>) {
        for order in orders {
            match order {
                Order::Ask(answer) => answer(self.service().map(drop).map_err(|error| {
                    tracing::warn!(%error, "no notifications");
                    NoNotices::Nobody
                })),
                Order::Show(notice, pressed) => {
                    if let Err(error) = self.show(&notice, pressed) {
                        self.leave();
                        tracing::warn!(%error, "notification not shown");
                    }
                }
            }
        }
    }

    /// The next notification finds the service again, if it was started anew.
    fn leave(&mut self) {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).clear();
        // Closed, it ends the thread that listens.
        let _ = self.service.take().map(|service| service.connection.close());
    }

    fn service(&mut self) -> zbus::Result<&Service> {
        let service = match self.service.take() {
            Some(service) => service,
            None => Service::find(&self.waiting)?,
        };
        Ok(self.service.insert(service))
    }

    fn show(&mut self, notice: &Notice, pressed: Pressed) -> zbus::Result<()> {
        let number = self.service()?.show(notice)?;
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.push_back((number, pressed));
        if waiting.len() > MOST {
            waiting.pop_front();
        }
        Ok(())
    }
}

impl Service {
    /// Listens to it from then on.
    fn find(waiting: &Waiting) -> zbus::Result<Self> {
        let connection = Builder::session()?.method_timeout(PATIENCE).build()?;
        let reply = connection.call_method(Some(SERVICE), PATH, Some(SERVICE), "GetCapabilities", &())?;
        let abilities: Vec<String> = reply.body().deserialize()?;
        let rule = zbus::MatchRule::builder().msg_type(zbus::message::Type::Signal);
        let rule = rule.sender(SERVICE)?.path(PATH)?.interface(SERVICE)?.build();
        let signals = MessageIterator::for_match_rule(rule, &connection, None)?;
        let waiting = waiting.clone();
        std::thread::Builder::new()
            .name("locksmith-presses".to_owned())
            .spawn(move || signals.flatten().for_each(|signal| heard(&signal, &waiting)))?;
        Ok(Self { connection, has_markup: abilities.iter().any(|ability| ability == "body-markup") })
    }

    fn show(&self, notice: &Notice) -> zbus::Result<Number> {
        let body = if self.has_markup { escaped(&notice.body) } else { notice.body.clone() };
        let hints = HashMap::from([("desktop-entry", Value::from(NAME)), ("category", Value::from("network"))]);
        let actions = [DEFAULT, TITLE];
        // It replaces none (0), and stays as long as the desktop has it (-1).
        let notification = (TITLE, 0_u32, NAME, notice.title.as_str(), body, actions.as_slice(), hints, -1_i32);
        let reply = self.connection.call_method(Some(SERVICE), PATH, Some(SERVICE), "Notify", &notification)?;
        let number = reply.body().deserialize()?;
        let header = reply.header();
        let who = header.sender().ok_or(zbus::Error::MissingField)?;
        Ok((who.to_owned(), number))
    }
}

/// A press, or the end of one that nobody pressed.
fn heard(signal: &zbus::Message, waiting: &Waiting) {
    let header = signal.header();
    let member = header.member().map(|member| member.as_str());
    let (number, is_press) = match member {
        Some("ActionInvoked") => match signal.body().deserialize::<(u32, String)>() {
            Ok((number, action)) => (number, action == DEFAULT),
            Err(_) => return,
        },
        Some("NotificationClosed") => match signal.body().deserialize::<(u32, u32)>() {
            Ok((number, _)) => (number, false),
            Err(_) => return,
        },
        Some(_) | None => return,
    };
    let mut all = waiting.lock().unwrap_or_else(PoisonError::into_inner);
    let is_its = |(who, waiting): &Number| header.sender() == Some(who) && *waiting == number;
    let found = all.iter().position(|(waiting, _)| is_its(waiting)).and_then(|place| all.remove(place));
    drop(all);
    if let Some((_, pressed)) = found.filter(|_| is_press) {
        pressed();
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_s_name_is_no_markup() {
        assert_eq!(escaped("Tom & <b>Jerry</b>"), "Tom &amp; &lt;b&gt;Jerry&lt;/b&gt;");
    }
}
