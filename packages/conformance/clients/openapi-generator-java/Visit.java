import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shop.ApiClient;
import shop.ApiException;
import shop.ApiResponse;
import shop.api.AuthorsApi;
import shop.api.BooksApi;
import shop.api.BooksApi.APIBooksListRequest;
import shop.api.CustomersApi;
import shop.api.OrdersApi;
import shop.api.TokensApi;
import shop.model.Author;
import shop.model.Book;
import shop.model.BookPage;
import shop.model.BookPatch;
import shop.model.Customer;
import shop.model.IssuedToken;
import shop.model.NewBook;
import shop.model.NewCustomer;
import shop.model.NewOrder;
import shop.model.NewOrderLine;
import shop.model.NewToken;
import shop.model.Order;
import shop.model.OutOfStock;
import shop.model.Problem;
import shop.model.Token;

/** Visits the bookshop with the client that openapi-generator made, and prints what it saw. */
public final class Visit {
  private static final ObjectMapper mapper = ApiClient.createDefaultObjectMapper();
  private static String baseUrl;

  public static void main(String[] arguments) throws Exception {
    baseUrl = arguments[0];
    String name = arguments[1];
    BooksApi books = new BooksApi(client(null));
    AuthorsApi authors = new AuthorsApi(client(null));

    BookPage first = books.booksList(shelf().build());
    BookPage second = books.booksList(shelf().cursor(first.getNextCursor()).build());

    Author herbert = authors.authorsList("Frank Herbert", null, null, null).getItems().get(0);
    Author atwood = authors.authorsList("Margaret Atwood", null, null, null).getItems().get(0);
    Book oldest = books.booksGet(first.getItems().get(0).getId());

    Problem missing = problemOf(Problem.class, () -> books.booksGet(2147483647));
    Problem invalid = problemOf(Problem.class, () -> books.booksList(APIBooksListRequest.newBuilder().cursor("no cursor").build()));
    Problem refused = problemOf(Problem.class, () -> new CustomersApi(client("unknown")).customersMe());

    String token = new CustomersApi(client(null)).customersRegister(new NewCustomer().name(name).email(name + "@example.org")).getToken();
    Customer me = new CustomersApi(client(token)).customersMe();

    OffsetDateTime expiresAt = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS).plusDays(1);
    TokensApi ownTokens = new TokensApi(client(token));
    IssuedToken laptop = ownTokens.tokensIssue(new NewToken().name("laptop").expiresAt(expiresAt));
    List<Token> tokens = ownTokens.tokensList();
    ApiResponse<Void> revoked = ownTokens.tokensRevokeWithHttpInfo(laptop.getId());
    List<Token> tokensLeft = ownTokens.tokensList();

    BooksApi staff = new BooksApi(client("bookshop-demo-staff-token"));
    NewBook newBook = new NewBook().title("A visit by " + name).year(2026).language("en").pages(100).priceCents(1250).authorId(oldest.getAuthor().getId());
    ApiResponse<Book> created = staff.booksCreateWithHttpInfo(newBook);
    int bookId = created.getData().getId();
    Book book = staff.booksUpdate(bookId, new BookPatch().stock(3));

    OrdersApi orders = new OrdersApi(client(token));
    Order order = orders.ordersPlace(new NewOrder().addLinesItem(new NewOrderLine().bookId(bookId)));
    NewOrder greedy = new NewOrder().addLinesItem(new NewOrderLine().bookId(bookId).quantity(99));
    OutOfStock tooMany = problemOf(OutOfStock.class, () -> orders.ordersPlace(greedy));
    Problem ordered = problemOf(Problem.class, () -> staff.booksRemove(bookId));
    Order cancelled = orders.ordersCancel(order.getId());

    int spareId = staff.booksCreate(newBook).getId();
    ApiResponse<Void> removed = staff.booksRemoveWithHttpInfo(spareId);
    Problem gone = problemOf(Problem.class, () -> books.booksGet(spareId));

    String location = created.getHeaders().get("location").get(0);
    Map<String, Object> report = object(
        "pages", List.of(titles(first), titles(second)),
        "total", first.getTotal(),
        "died", object("herbert", herbert.getDiedYear(), "atwood", atwood.getDiedYear()),
        "createdAtMs", oldest.getCreatedAt().toInstant().toEpochMilli(),
        "missing", object("status", missing.getStatus(), "title", missing.getTitle()),
        "invalid", object("status", invalid.getStatus(), "title", invalid.getTitle(), "isPointed", invalid.getErrors().get(0).getPointer().equals("/cursor")),
        "refused", object("status", refused.getStatus(), "title", refused.getTitle()),
        "me", object("name", me.getName(), "role", me.getRole().getValue()),
        "tokens", tokens.stream().map((each) -> object("name", each.getName(), "expires", isKept(each.getExpiresAt(), expiresAt))).toList(),
        "revoked", object("status", revoked.getStatusCode(), "left", tokensLeft.size()),
        "created", object("status", created.getStatusCode(), "isLocated", location.equals("/books/" + bookId)),
        "book", object("subjects", book.getSubjects(), "rating", book.getRating(), "stock", book.getStock(), "priceCents", book.getPriceCents()),
        "order", object("status", order.getStatus().getValue(), "totalCents", order.getTotalCents(), "quantity", order.getLines().get(0).getQuantity()),
        "tooMany", object("status", tooMany.getStatus(), "left", tooMany.getLeft()),
        "ordered", object("status", ordered.getStatus(), "title", ordered.getTitle()),
        "cancelled", cancelled.getStatus().getValue(),
        "removed", object("status", removed.getStatusCode(), "then", gone.getStatus()));
    System.out.println(new ObjectMapper().writeValueAsString(report));
  }

  private static ApiClient client(String token) {
    ApiClient client = new ApiClient();
    client.updateBaseUri(baseUrl);
    if (token != null) client.setRequestInterceptor((request) -> request.header("authorization", "Bearer " + token));
    return client;
  }

  private static APIBooksListRequest.Builder shelf() {
    return APIBooksListRequest.newBuilder().subject("science-fiction").sort("year").limit(3);
  }

  private interface Call {
    void send() throws ApiException;
  }

  /** The problem that a call ends with; the exception carries its text. */
  private static <T> T problemOf(Class<T> kind, Call call) throws Exception {
    try {
      call.send();
      throw new IllegalStateException("no problem");
    } catch (ApiException failure) {
      return mapper.readValue(failure.getResponseBody(), kind);
    }
  }

  private static List<String> titles(BookPage page) {
    return page.getItems().stream().map(Book::getTitle).toList();
  }

  private static Boolean isKept(OffsetDateTime time, OffsetDateTime sent) {
    return time == null ? null : time.isEqual(sent);
  }

  private static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (int at = 0; at < namesAndValues.length; at += 2) members.put((String) namesAndValues[at], namesAndValues[at + 1]);
    return members;
  }
}
