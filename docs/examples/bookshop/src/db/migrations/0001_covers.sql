CREATE TABLE "covers" (
	"book_id" integer PRIMARY KEY NOT NULL,
	"png" "bytea" NOT NULL,
	"description" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "covers" ADD CONSTRAINT "covers_book_id_books_id_fk" FOREIGN KEY ("book_id") REFERENCES "public"."books"("id") ON DELETE cascade ON UPDATE no action;