// Visits the bookshop with the client that oapi-codegen made, and prints what it saw.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"time"

	openapi_types "github.com/oapi-codegen/runtime/types"

	"visit/client"
)

var shopURL, name = os.Args[1], os.Args[2]

func main() {
	ctx := context.Background()
	shop, staff := clientFor(""), clientFor("bookshop-demo-staff-token")

	shelf := client.BooksListParams{Subject: to("science-fiction"), Sort: to(client.Year), Limit: to(3)}
	first := must(shop.BooksListWithResponse(ctx, &shelf)).JSON200
	shelf.Cursor = first.NextCursor
	second := must(shop.BooksListWithResponse(ctx, &shelf)).JSON200

	herbert := must(shop.AuthorsListWithResponse(ctx, &client.AuthorsListParams{Q: to("Frank Herbert")})).JSON200.Items[0]
	atwood := must(shop.AuthorsListWithResponse(ctx, &client.AuthorsListParams{Q: to("Margaret Atwood")})).JSON200.Items[0]
	oldest := must(shop.BooksGetWithResponse(ctx, first.Items[0].Id)).JSON200

	missing := must(shop.BooksGetWithResponse(ctx, 2147483647))
	invalid := must(shop.BooksListWithResponse(ctx, &client.BooksListParams{Cursor: to("no cursor")}))
	refused := must(clientFor("unknown").CustomersMeWithResponse(ctx))

	registration := must(shop.CustomersRegisterWithResponse(ctx, client.NewCustomer{Name: name, Email: openapi_types.Email(name + "@example.org")})).JSON201
	customer := clientFor(registration.Token)
	me := must(customer.CustomersMeWithResponse(ctx)).JSON200

	expiresAt := time.Now().UTC().Truncate(time.Second).Add(24 * time.Hour)
	laptop := must(customer.TokensIssueWithResponse(ctx, client.NewToken{Name: "laptop", ExpiresAt: &expiresAt})).JSON201
	tokens := *must(customer.TokensListWithResponse(ctx)).JSON200
	revoked := must(customer.TokensRevokeWithResponse(ctx, laptop.Id))
	tokensLeft := *must(customer.TokensListWithResponse(ctx)).JSON200

	newBook := client.NewBook{Title: "A visit by " + name, Year: 2026, Language: "en", Pages: 100, PriceCents: 1250, AuthorId: oldest.Author.Id}
	created := must(staff.BooksCreateWithResponse(ctx, newBook))
	bookID := created.JSON201.Id
	book := must(staff.BooksUpdateWithResponse(ctx, bookID, client.BookPatch{Stock: to(3)})).JSON200

	order := must(customer.OrdersPlaceWithResponse(ctx, client.NewOrder{Lines: []client.NewOrderLine{{BookId: bookID}}})).JSON201
	tooMany := must(customer.OrdersPlaceWithResponse(ctx, client.NewOrder{Lines: []client.NewOrderLine{{BookId: bookID, Quantity: to(99)}}}))
	ordered := must(staff.BooksRemoveWithResponse(ctx, bookID))
	cancelled := must(customer.OrdersCancelWithResponse(ctx, order.Id)).JSON200

	spare := must(staff.BooksCreateWithResponse(ctx, newBook)).JSON201
	removed := must(staff.BooksRemoveWithResponse(ctx, spare.Id))
	gone := must(shop.BooksGetWithResponse(ctx, spare.Id))

	cursorProblem := invalid.ApplicationproblemJSON422
	printReport(object{
		"pages":       [][]string{titles(first), titles(second)},
		"total":       first.Total,
		"died":        object{"herbert": herbert.DiedYear, "atwood": atwood.DiedYear},
		"createdAtMs": oldest.CreatedAt.UnixMilli(),
		"missing":     object{"status": missing.StatusCode(), "title": missing.ApplicationproblemJSON404.Title},
		"invalid":     object{"status": invalid.StatusCode(), "title": cursorProblem.Title, "isPointed": (*cursorProblem.Errors)[0].Pointer == "/cursor"},
		"refused":     object{"status": refused.StatusCode(), "title": refused.ApplicationproblemJSON401.Title},
		"me":          object{"name": me.Name, "role": me.Role},
		"tokens":      expiries(tokens, expiresAt),
		"revoked":     object{"status": revoked.StatusCode(), "left": len(tokensLeft)},
		"created":     object{"status": created.StatusCode(), "isLocated": created.HTTPResponse.Header.Get("location") == fmt.Sprintf("/books/%d", bookID)},
		"book":        object{"subjects": book.Subjects, "rating": book.Rating, "stock": book.Stock, "priceCents": book.PriceCents},
		"order":       object{"status": order.Status, "totalCents": order.TotalCents, "quantity": order.Lines[0].Quantity},
		"tooMany":     object{"status": tooMany.StatusCode(), "left": tooMany.ApplicationproblemJSON409.Left},
		"ordered":     object{"status": ordered.StatusCode(), "title": ordered.ApplicationproblemJSON409.Title},
		"cancelled":   cancelled.Status,
		"removed":     object{"status": removed.StatusCode(), "then": gone.StatusCode()},
	})
}

type object = map[string]any

func clientFor(token string) *client.ClientWithResponses {
	signIn := client.WithRequestEditorFn(func(_ context.Context, request *http.Request) error {
		if token != "" {
			request.Header.Set("authorization", "Bearer "+token)
		}
		return nil
	})
	return must(client.NewClientWithResponses(shopURL, signIn))
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
		if token.ExpiresAt != nil {
			expires = token.ExpiresAt.Equal(sent)
		}
		expiries = append(expiries, object{"name": token.Name, "expires": expires})
	}
	return expiries
}

func printReport(report object) {
	fmt.Println(string(must(json.Marshal(report))))
}

func to[Value any](value Value) *Value { return &value }

func must[Value any](value Value, err error) Value {
	if err != nil {
		panic(err)
	}
	return value
}
