//! Visits the bookshop with the client that progenitor made, and prints what it saw.

use chrono::{DateTime, Duration, SubsecRound, Utc};
use futures_util::TryStreamExt;
use reqwest::header::{AUTHORIZATION, HeaderMap};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

mod shop {
    progenitor::generate_api!(spec = "openapi.json", interface = Builder);
}

use shop::types::builder::{BookPatch, NewBook, NewCustomer, NewOrder, NewOrderLine, NewToken};
use shop::types::{BookPage, BooksListSort, OutOfStock, Problem};
use shop::{ByteStream, Client, Error, ResponseValue};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome<()> {
    let name = std::env::args().nth(2).ok_or("no name")?;
    let shop = client("")?;
    let staff = client("bookshop-demo-staff-token")?;

    let shelf = || shop.books_list().subject("science-fiction").sort(BooksListSort::Year).limit(3_u64);
    let first = shelf().send().await?.into_inner();
    let second = shelf().cursor(first.next_cursor.clone().ok_or("no cursor")?).send().await?.into_inner();

    let herbert = shop.authors_list().q("Frank Herbert").send().await?.into_inner();
    let atwood = shop.authors_list().q("Margaret Atwood").send().await?.into_inner();
    let oldest = shop.books_get().id(first.items[0].id).send().await?.into_inner();

    let missing: Problem = problem_of(shop.books_get().id(2147483647_u64).send().await).await?;
    let invalid: Problem = problem_of(shop.books_list().limit(101_u64).send().await).await?;
    let refused: Problem = problem_of(client("unknown")?.customers_me().send().await).await?;

    let newcomer = NewCustomer::default().name(name.clone()).email(format!("{name}@example.org"));
    let registration = shop.customers_register().body(newcomer).send().await?.into_inner();
    let customer = client(&registration.token)?;
    let me = customer.customers_me().send().await?.into_inner();

    let expires_at = Utc::now().trunc_subsecs(0) + Duration::days(1);
    let wanted = NewToken::default().name("laptop").expires_at(expires_at);
    let laptop = customer.tokens_issue().body(wanted).send().await?.into_inner();
    let tokens = customer.tokens_list().send().await?.into_inner();
    let revoked = customer.tokens_revoke().id(laptop.id).send().await?;
    let tokens_left = customer.tokens_list().send().await?.into_inner();

    let new_book = || {
        let book = NewBook::default().title(format!("A visit by {name}")).year(2026).language("en").pages(100_u64);
        book.price_cents(1250).author_id(u64::try_from(oldest.author.id).unwrap_or_default())
    };
    let created = staff.books_create().body(new_book()).send().await?;
    let book_id = created.id;
    let book = staff.books_update().id(book_id).body(BookPatch::default().stock(3)).send().await?.into_inner();

    let line = || NewOrderLine::default().book_id(book_id);
    let lines = |line: NewOrderLine| Ok::<_, String>(NewOrder::default().lines(vec![line.try_into().map_err(|e| format!("{e:?}"))?]));
    let order = customer.orders_place().body(lines(line())?).send().await?.into_inner();
    let greedy = customer.orders_place().body(lines(line().quantity(99_u64))?).send().await;
    let too_many: OutOfStock = problem_of(greedy).await?;
    let ordered: Problem = problem_of(staff.books_remove().id(book_id).send().await).await?;
    let cancelled = customer.orders_cancel().id(order.id).send().await?.into_inner();

    let spare = staff.books_create().body(new_book()).send().await?.into_inner();
    let removed = staff.books_remove().id(spare.id).send().await?;
    let gone: Problem = problem_of(shop.books_get().id(spare.id).send().await).await?;

    let location = created.headers().get("location").ok_or("no location")?.to_str()?;
    let expires = |time: Option<DateTime<Utc>>| time.map(|time| time == expires_at);
    let report = json!({
        "pages": [titles(&first), titles(&second)],
        "total": first.total,
        "died": { "herbert": herbert.items[0].died_year, "atwood": atwood.items[0].died_year },
        "createdAtMs": oldest.created_at.timestamp_millis(),
        "missing": { "status": missing.status, "title": missing.title },
        "invalid": { "status": invalid.status, "title": invalid.title, "isPointed": invalid.errors[0].pointer == "/limit" },
        "refused": { "status": refused.status, "title": refused.title },
        "me": { "name": me.name, "role": me.role },
        "tokens": tokens.iter().map(|token| json!({ "name": token.name, "expires": expires(token.expires_at) })).collect::<Vec<Value>>(),
        "revoked": { "status": revoked.status().as_u16(), "left": tokens_left.len() },
        "created": { "status": created.status().as_u16(), "isLocated": location == format!("/books/{book_id}") },
        "book": { "subjects": book.subjects, "rating": book.rating, "stock": book.stock, "priceCents": book.price_cents },
        "order": { "status": order.status, "totalCents": order.total_cents, "quantity": order.lines[0].quantity },
        "tooMany": { "status": too_many.status, "left": too_many.left },
        "ordered": { "status": ordered.status, "title": ordered.title },
        "cancelled": cancelled.status,
        "removed": { "status": removed.status().as_u16(), "then": gone.status },
    });
    println!("{report}");
    Ok(())
}

fn client(token: &str) -> Outcome<Client> {
    let base_url = std::env::args().nth(1).ok_or("no address")?;
    let mut headers = HeaderMap::new();
    if !token.is_empty() {
        headers.insert(AUTHORIZATION, format!("Bearer {token}").parse()?);
    }
    let http = reqwest::Client::builder().default_headers(headers).build()?;
    Ok(Client::new_with_client(&base_url, http))
}

/// The problem that a call ends with. Progenitor leaves media types other than application/json to the caller, as bytes.
async fn problem_of<T, Kind: DeserializeOwned>(result: Result<ResponseValue<T>, Error<ByteStream>>) -> Outcome<Kind> {
    match result {
        Err(Error::ErrorResponse(response)) => {
            let chunks: Vec<_> = response.into_inner_stream().try_collect().await?;
            Ok(serde_json::from_slice(&chunks.concat())?)
        }
        Err(other) => Err(format!("no problem: {other:?}").into()),
        Ok(_) => Err("no problem".into()),
    }
}

fn titles(page: &BookPage) -> Vec<&str> {
    page.items.iter().map(|book| book.title.as_str()).collect()
}
