// Visits the bookshop with the client that ogen made, and prints what it saw.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"time"

	"github.com/ogen-go/ogen/ogenerrors"

	"visit/client"
)

var shopURL, name = os.Args[1], os.Args[2]

func main() {
	ctx := context.Background()
	shop, staff := clientFor(""), clientFor("bookshop-demo-staff-token")

	shelf := client.BooksListParams{
		Subject: client.NewOptString("science-fiction"),
		Sort:    client.NewOptBooksListSort(client.BooksListSortYear),
		Limit:   client.NewOptInt(3),
	}
	first := must(shop.BooksList(ctx, shelf)).(*client.BookPage)
	shelf.Cursor = client.NewOptString(first.NextCursor.Value)
	second := must(shop.BooksList(ctx, shelf)).(*client.BookPage)

	herbert := must(shop.AuthorsList(ctx, client.AuthorsListParams{Q: client.NewOptString("Frank Herbert")})).(*client.AuthorPage).Items[0]
	atwood := must(shop.AuthorsList(ctx, client.AuthorsListParams{Q: client.NewOptString("Margaret Atwood")})).(*client.AuthorPage).Items[0]
	oldest := must(shop.BooksGet(ctx, client.BooksGetParams{ID: first.Items[0].ID})).(*client.Book)

	missing := must(shop.BooksGet(ctx, client.BooksGetParams{ID: 2147483647})).(*client.BooksGetNotFound)
	invalid := must(shop.BooksList(ctx, client.BooksListParams{Cursor: client.NewOptString("no cursor")})).(*client.BooksListUnprocessableEntity)
	refused := must(clientFor("unknown").CustomersMe(ctx)).(*client.UnauthorizedHeaders).Response

	registration := must(shop.CustomersRegister(ctx, &client.NewCustomer{Name: name, Email: name + "@example.org"})).(*client.RegistrationHeaders).Response
	customer := clientFor(registration.Token)
	me := must(customer.CustomersMe(ctx)).(*client.Customer)

	expiresAt := time.Now().UTC().Truncate(time.Second).Add(24 * time.Hour)
	laptop := must(customer.TokensIssue(ctx, &client.NewToken{Name: "laptop", ExpiresAt: client.NewOptDateTime(expiresAt)})).(*client.IssuedToken)
	tokens := *must(customer.TokensList(ctx)).(*client.TokensListOKApplicationJSON)
	_ = must(customer.TokensRevoke(ctx, client.TokensRevokeParams{ID: laptop.ID})).(*client.TokensRevokeNoContent)
	tokensLeft := *must(customer.TokensList(ctx)).(*client.TokensListOKApplicationJSON)

	newBook := client.NewBook{Title: "A visit by " + name, Year: 2026, Language: "en", Pages: 100, PriceCents: 1250, AuthorId: oldest.Author.ID}
	created := must(staff.BooksCreate(ctx, &newBook)).(*client.BookHeaders)
	bookID := created.Response.ID
	book := must(staff.BooksUpdate(ctx, &client.BookPatch{Stock: client.NewOptInt(3)}, client.BooksUpdateParams{ID: bookID})).(*client.Book)

	order := must(customer.OrdersPlace(ctx, &client.NewOrder{Lines: []client.NewOrderLine{{BookId: bookID}}})).(*client.OrderHeaders).Response
	greedy := client.NewOrder{Lines: []client.NewOrderLine{{BookId: bookID, Quantity: client.NewOptInt(99)}}}
	tooMany := must(customer.OrdersPlace(ctx, &greedy)).(*client.OutOfStockHeaders).Response
	ordered := must(staff.BooksRemove(ctx, client.BooksRemoveParams{ID: bookID})).(*client.BooksRemoveConflict)
	cancelled := must(customer.OrdersCancel(ctx, client.OrdersCancelParams{ID: order.ID})).(*client.Order)

	spare := must(staff.BooksCreate(ctx, &newBook)).(*client.BookHeaders).Response
	_ = must(staff.BooksRemove(ctx, client.BooksRemoveParams{ID: spare.ID})).(*client.BooksRemoveNoContent)
	gone := must(shop.BooksGet(ctx, client.BooksGetParams{ID: spare.ID})).(*client.BooksGetNotFound)

	printReport(object{
		"pages":       [][]string{titles(first), titles(second)},
		"total":       first.Total,
		"died":        object{"herbert": orNull(herbert.DiedYear), "atwood": orNull(atwood.DiedYear)},
		"createdAtMs": oldest.CreatedAt.UnixMilli(),
		"missing":     object{"status": missing.Status, "title": missing.Title},
		"invalid":     object{"status": invalid.Status, "title": invalid.Title, "isPointed": invalid.Errors[0].Pointer == "/cursor"},
		"refused":     object{"status": refused.Status, "title": refused.Title},
		"me":          object{"name": me.Name, "role": me.Role},
		"tokens":      expiries(tokens, expiresAt),
		"revoked":     object{"status": 204, "left": len(tokensLeft)},
		"created":     object{"status": 201, "isLocated": created.Location == fmt.Sprintf("/books/%d", bookID)},
		"book":        object{"subjects": book.Subjects, "rating": orNull(book.Rating), "stock": book.Stock, "priceCents": book.PriceCents},
		"order":       object{"status": order.Status, "totalCents": order.TotalCents, "quantity": order.Lines[0].Quantity},
		"tooMany":     object{"status": tooMany.Status, "left": tooMany.Left},
		"ordered":     object{"status": ordered.Status, "title": ordered.Title},
		"cancelled":   cancelled.Status,
		"removed":     object{"status": 204, "then": gone.Status},
	})
}

type object = map[string]any

// What signs the calls: the document takes a bearer token or an API key, and this client has no key.
type signature struct{ token string }

func (signature signature) Bearer(context.Context, client.OperationName) (client.Bearer, error) {
	return client.Bearer{Token: signature.token}, nil
}

func (signature) XAPIKey(context.Context, client.OperationName) (client.XAPIKey, error) {
	return client.XAPIKey{}, ogenerrors.ErrSkipClientSecurity
}

func clientFor(token string) *client.Client {
	return must(client.NewClient(shopURL, signature{token}))
}

// A nullable member has its value and whether it is null.
func orNull[Value any](member interface{ Get() (Value, bool) }) any {
	if value, ok := member.Get(); ok {
		return value
	}
	return nil
}

func titles(page *client.BookPage) (titles []string) {
	for _, book := range page.Items {
		titles = append(titles, book.Title)
	}
	return titles
}

func expiries(tokens []client.Token, sent time.Time) (expiries []object) {
	for _, token := range tokens {
		var expires any
		if time, ok := token.ExpiresAt.Get(); ok {
			expires = time.Equal(sent)
		}
		expiries = append(expiries, object{"name": token.Name, "expires": expires})
	}
	return expiries
}

func printReport(report object) {
	fmt.Println(string(must(json.Marshal(report))))
}

func must[Value any](value Value, err error) Value {
	if err != nil {
		panic(err)
	}
	return value
}
